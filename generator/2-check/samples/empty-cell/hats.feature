Feature: Hats

  Scenario Outline: Some hats
    When `GET /hats?limit=<number>`
    Then `200 Hat[] { name: <name> }`
    And `<answer>`

    Examples:
      | number | name  | answer    |
      | 1      | "Top" | 200 Hat[] |
      | 2      |       | 200 Hat[] |
      | 3      | "Top" ||
