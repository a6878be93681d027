Feature: Hats
  About `GET /hats`.

  Scenario: One
    This is about hats.
    # A comment.
    Whne `GET /hats?limit=1`

    When `GET /hats`
    Then `200 Hat[]`
