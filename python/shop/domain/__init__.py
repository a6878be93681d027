"""Pure decisions: facts in, what is to be written or said out. Nothing here waits, reads a clock or a table."""
