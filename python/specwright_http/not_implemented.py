"""What stands in a handler until somebody writes it."""

from typing import NoReturn


class NotWritten(Exception):
    """Answered 501, and no fault for the log."""


def not_implemented(operation: str) -> NoReturn:
    """Stands in a scaffolded handler: `not_implemented("postApiOrders")`."""
    raise NotWritten(f"{operation} is not written yet")
