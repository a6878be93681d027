Feature: Hats

  Scenario: One
    When `GET /hats`
    Thne `200 Hat[]`

  Scenario Two
    When `GET /hats`
