Feature: Hats

  Scenario:
    When `GET /hats`
    Then `200 Hat[]`

  Rule:

    Scenario: All
      When `GET /hats`
      Then `200 Hat[]`
