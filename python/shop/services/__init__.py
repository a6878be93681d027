"""Transactions around the decisions: they look, let the domain decide, and write."""
