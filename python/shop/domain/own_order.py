"""Whose an order is."""

from contract import models


def is_of(order: models.Order, caller: str | None) -> bool:
    """
    Whether an order belongs to the caller (None: authentication is off); what does not might as well
    not exist.
    """
    return caller is None or order.user_id == caller
