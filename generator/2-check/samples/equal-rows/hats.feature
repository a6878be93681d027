Feature: Hats

  Scenario Outline: Some hats
    When `GET /hats?limit=<number>`
    Then `200 Hat[]`

    Examples:
      | number |
      | 1      |
      | 2      |

    Examples:
      | number |
      | 3      |
      | 2      |
