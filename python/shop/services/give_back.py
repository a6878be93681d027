"""Ends orders, and puts their pieces back."""

from contract import models

from ..domain.place import takings_of
from ..storage.store import Tables


def end_and_give_back(cancelled: models.Order, tables: Tables) -> None:
    """
    Everything hangs on one compare and set: where the order has ended before, the transaction fails,
    so that the pieces come back once.
    """
    if not tables.orders.move(cancelled, "PENDING_PAYMENT"):
        raise RuntimeError(f"{cancelled.id} has ended before it could be ended.")
    for taking in takings_of(cancelled.items):
        tables.products.give_back(taking.product_id, taking.quantity)
