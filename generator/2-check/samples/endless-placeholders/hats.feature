Feature: Hats

  Scenario Outline: Some
    When `GET /hats` <a>
    Then `200 Hat[]`

    Examples:
      | a | b | c |
      | <b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b> | <c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c><c> | xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx |
