Feature: Hats

  Scenario Outline: <number> hats
    When `GET /hats?limit=<number>`
    Then `200 Hat[]`

    Examples:
      | number | inside | colour |
      | 1      | 1      | red    |

    Examples:
      | number   | inside | colour |
      | <inside> | 2      | red    |
