"""Ends orders, and puts their pieces back."""

from contract import models

from ..domain.place import takings_of
from ..storage.store import Tables


def end_and_give_back(cancelled: models.Order, tables: Tables) -> bool:
    """
    False where the order had ended before. Everything hangs on one compare and set, so that the
    pieces come back once, whoever gets here first.
    """
    if not tables.orders.move(cancelled, "PENDING_PAYMENT"):
        return False
    for taking in takings_of(cancelled.items):
        tables.products.give_back(taking.product_id, taking.quantity)
    return True
