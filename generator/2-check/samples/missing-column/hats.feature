Feature: Hats

  Scenario Outline: <number> hats
    When `GET /hats?limit=<number>`
    Then `<answer>`

    Examples:
      | nmuber | answer    |
      | 1      | 200 Hat[] |

  Scenario Outline: Without a name
    When `GET /hats?limit=<number>`
    Then `<answer>`

    Examples:
      | number |           |
      | 1      | 200 Hat[] |

  Scenario Outline: A table without one
    When `GET /hats?limit=<number>`
    Then `<answer>`

    Examples:
      | number | answer    |
      | 1      | 200 Hat[] |

    Examples:
      | number |
      | 2      |
