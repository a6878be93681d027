Feature: Hats

  Scenario Outline: Some
    When `GET /hats`
    Then `<status> Hat[]`

    Examples:
      | status |
