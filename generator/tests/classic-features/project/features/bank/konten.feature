# language: de
Funktionalität: Konten

  @rich
  Szenario: Ein reiches Konto
    Wenn Ada pays in 1 EUR
    Dann the balance of Ada is 1001 EUR

  Szenario: Mehrere Konten
    Angenommen these accounts:
      | owner | balance |
      | Ada   | 10      |
      | Bob   | 20      |
    Wenn Bob sends 5 EUR to Ada
    Dann the balances are:
      | Ada | 15 |
      | Bob | 15 |

  Szenario: Ein Brief
    Wenn the bank writes:
      """
      Dear Ada,

      your balance is { "EUR": 15 }.
      """
    Dann the letter has 3 lines

  Szenario: Kurz
    Wenn the bank writes:
      ```
      Hello
      ```
    Dann the letter has 1 line

  Szenario: Danach
    Angenommen the bank is open
    Dann 2 scenarios ended before
