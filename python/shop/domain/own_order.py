"""Whose an order is."""

from contract import models


def is_of(order: models.Order, caller: str | None) -> bool:
    """
    Whether an order belongs to who asks (None: everybody is believed); what does not might as well
    not exist.
    """
    return caller is None or order.user_id == caller
