Feature: Hats

  Scenario Outline: Some
    When `GET /hats?limit=<n>`
    Then `200 Hat[]`

    Examples:
      | n |
      | 1 |

    Examples: none
      | n |

    Examples: not even a head
