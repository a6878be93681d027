Feature: Hats

  Scenario: All
    When `GET /hats`
    Then `200 Hat[]`

  Scenario: All
    When `GET /hats`
    Then `200`
