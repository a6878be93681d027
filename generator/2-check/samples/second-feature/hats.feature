Feature: Hats
  A description.

Feature: Caps

  Scenario: All
    When `GET /hats`
    Then `200 Hat[]`
