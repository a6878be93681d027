Feature: Hats

  Scenario: One
    When `GET /hats`
    Give a hat
    Then `200 Hat[]`
