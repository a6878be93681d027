Feature: Hats

  Scenario: A letter in the wrong place
    Wehn somebody looks: `GET /hats`
    Then nothing comes

  Scenario: In another case
    The shop is open, and they look.
    when somebody looks
    When `GET /hats`
    Then `200 Hat[]`
