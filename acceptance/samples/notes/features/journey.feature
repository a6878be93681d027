Feature: a journey

  Scenario: By hand
    Given bob has written a note
    Then the note speaks of milk
    And a day later it is tomorrow

  Scenario: An odd one
    Given an odd list

  Scenario: Borrowed words
    When it is asked for

  @empty
  Scenario: Nothing at all

  Scenario Outline: Words of <what>
    Given bob has written a note
    Then the note speaks of <what>

    Examples:
      | what |
      | milk |
      | tea  |

  Scenario: Letters of every script
    Then there is no note größe

  Scenario: A lost caller
    Given bob is known
    Then carl reads all of them
