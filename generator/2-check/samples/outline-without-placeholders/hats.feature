Feature: Hats

  Scenario Outline: Once more
    When they look: `GET /hats`
    Then all are there: `200 Hat[]`
