"""Who takes the money, and what becomes of an answer that is late."""
