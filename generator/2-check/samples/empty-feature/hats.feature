Feature: Hats

  Background:
    Given `GET /hats`

  Rule: None
