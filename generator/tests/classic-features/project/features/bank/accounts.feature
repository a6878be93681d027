@bank
Feature: Accounts
  As a customer
  I want to move money
  So that I can pay

  Background:
    Given the bank is open
    And an account of Ada with 100 EUR

  Scenario: Paying in
    When Ada pays in 50 EUR
    Then the balance of Ada is 150 EUR

  Scenario: Taking out
    When Ada takes out 30 EUR
    Then the balance of Ada is 70 EUR
    But the balance of Ada is 70 EUR

  Scenario: Too much
    When Ada takes out 101 EUR
    Then it is refused: "insufficient funds"
    And the balance of Ada is 100 EUR

  Scenario Outline: Taking out <amount> EUR leaves <left>
    When Ada takes out <amount> EUR
    Then the balance of Ada is <left> EUR

    Examples:
      | amount | left |
      | 1      | 99   |
      | 50     | 50   |
      | 100    | 0    |

    @large
    Examples: refused
      | amount | left |
      | 101    | 100  |
      | 1000   | 100  |

  Scenario: The history
    * Ada pays in 1 EUR
    * Ada takes out 2 EUR
    Then the history of Ada is
      | +1 |
      | -2 |

  Rule: Between accounts

    Background:
      Given an account of Bob with 0 EUR

    Scenario: Sending
      When Ada sends 40 EUR to Bob
      Then the balances are:
        | Ada | 60 |
        | Bob | 40 |

    Example: Sending too much
      When Ada sends 400 EUR to Bob
      Then it is refused: "insufficient funds"
      And the balances are:
        | Ada | 100 |
        | Bob | 0   |

    Scenario Outline: There and back
      When Ada sends <n> EUR to Bob
      And Bob sends <n> EUR to Ada
      Then the balances are:
        | Ada | 100 |
        | Bob | 0   |

      Examples:
        | n  |
        | 1  |
        | 50 |
        | 99 |
        | 100 |
