"""Who is asking: bearer tokens."""
