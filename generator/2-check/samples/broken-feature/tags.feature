Feature: Hats

  @slow
  Background:
    Given `GET /hats`

  Scenario: One
    When `GET /hats`
    Then `200 Hat[]`

  Scenario: Two
    When `GET /hats`
    Then `200 Hat[]`
