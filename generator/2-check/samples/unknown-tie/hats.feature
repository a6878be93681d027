@capability:caps
Feature: Hats

  @requirement:hats/hat
  Scenario: All
    When `GET /hats`
    Then `200 Hat[]`

  @requirement:hats/hats @P0
  Scenario: All again
    When `GET /hats`
    Then `200 Hat[]`
