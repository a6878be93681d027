Feature: notes

  Rule: Write
    @id:notes/write/a-note
    Scenario: A note
      Given a `Note milk`
      When it is asked for
      Then it is there
      And the note speaks of milk

    @id:notes/write/a-table
    Scenario: A table
      When it is asked for
        | a |
        | 1 |
      Then it is there

    @id:notes/write/no-set-up
    Scenario: No set-up
      Given a `Note milk`
      When it is asked for
      Then it is there

  Rule: Read
    @id:notes/read/wrong
    Scenario: Wrong
      Given a `Note milk`
      When it is asked for
      Then it is tea

    @id:notes/read/off-schema
    Scenario: Off schema
      When all are asked for
      Then they are there

    @id:notes/read/unbound
    Scenario: Unbound
      When all are asked for
      Then nobody knows what

  Rule: Time
    @id:notes/time/later @clock
    Scenario: Later
      When a day goes by
      Then the server knows

  Rule: Keep
    @id:notes/keep/restarted @durable
    Scenario: Restarted
      Given a `Note milk`
      When it goes down and up
      Then it is there

    @id:notes/keep/killed @durable
    Scenario: Killed
      When the power fails
      Then all is well

  Rule: Look inside
    @id:notes/look-inside/counted @own-server
    Scenario: Counted
      Given a `Note milk`
      Then the server keeps 1 note

  Rule: Speed
    @id:notes/speed/fast @slo
    Scenario: Fast
      When many look
      Then all are served
