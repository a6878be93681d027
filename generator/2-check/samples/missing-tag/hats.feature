Feature: Hats

  Scenario: Quick
    When `50/s for 2s` `GET /hats`
    Then `200 Hat[]` and `p99 < 100ms`

  @slo
  Scenario: As quick
    When `50/s for 2s` `GET /hats`
    Then `200 Hat[]` and `p99 < 100ms`
