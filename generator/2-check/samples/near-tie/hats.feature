@Capability:hats @P0 @JIRA-12 @slow @team:hats @req:HAT-12 @required @capable
Feature: Hats

  @requirment:hats/hats
  Scenario: A letter too few
    When `GET /hats`
    Then `200 Hat[]`

  @requirement=hats/hats
  Scenario: Another sign
    When `GET /hats`
    Then `200 Hat[]`

  @req:hats/hat @cap:hats
  Scenario: Shortened
    When `GET /hats`
    Then `200 Hat[]`

  @requirement
  Scenario: Without an id
    When `GET /hats`
    Then `200 Hat[]`

  @requirement:hats/hats @capability:hats
  Scenario: As it should be
    When `GET /hats`
    Then `200 Hat[]`
