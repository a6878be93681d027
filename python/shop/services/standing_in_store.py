"""Where orders stand, by what is stored of them."""

from datetime import datetime

from contract import models

from ..domain.standing import Over, Standing, is_time_over, standing_of
from ..storage.store import Tables
from .give_back import end_and_give_back


def standing_in(tables: Tables, order_id: str, now: datetime) -> Standing | None:
    """
    None: there is no such order. An end that the clock has brought is written down in the same
    transaction: every later request is answered the same.
    """
    order = tables.orders.find(order_id)
    if order is None:
        return None
    waits = order.status == "PENDING_PAYMENT"
    standing = standing_of(order, tables.payments.of_order(order_id) if waits else (), now)
    if isinstance(standing, Over) and standing.unrecorded:
        end_and_give_back(standing.order, tables)
    return standing


def shown_now(tables: Tables, order: models.Order, now: datetime) -> models.Order:
    """An order that was found, as anybody may see it now."""
    standing = standing_in(tables, order.id, now) if is_time_over(order, now) else None
    return order if standing is None else standing.order
