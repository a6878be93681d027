Feature: Hats

  Scenario Outline: <numbr> hats
    Given `GET /hats?limit=<numbre>` is asked
    And somebody waits for <who>
    When `GET /hats`
      | limit | <count> |
      | 1     | 2       |
    Then `200 Hat[]`, "<b>not</b> a placeholder"

    Examples:
      | number | unit |
      | 1      | hat  |
      | 2      | hats |

  Scenario Outline: In the text of a step with code, here <unti>
    When `GET /hats?limit=<number>`
    Then `200 Hat[]`

    Examples:
      | number |
      | 1      |
