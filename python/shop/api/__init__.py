"""The handlers of the generated contract."""
