"""Does what an event of the bank means, once."""

from datetime import datetime

from contract import models

from ..domain.heard import Heard, heard_in, payment_named
from ..storage.store import Tables
from .cashier import Cashier


async def hear_event(cashier: Cashier, event: models.PaymentEvent, now: datetime) -> None:
    """That it came is noted in the same transaction."""
    is_about_nothing = False

    def listen(tables: Tables) -> Heard | None:
        nonlocal is_about_nothing
        if not tables.events.remember(event.id, now):
            return None
        order, name = tables.orders.find(event.order_id), payment_named(event)
        named = None if name is None else tables.payments.find(name)
        # A payment of another order: the bank says two things of which one is wrong.
        if order is None or (named is not None and named.order_id != order.id):
            is_about_nothing = True
            return None
        return heard_in(event, order, tables.payments.of_order(order.id), now)

    await cashier.hear(listen)
    if is_about_nothing and event.type_ == "APPROVED":
        money = f"{event.amount_cents} for {event.order_id}"
        cashier.report(f"The bank took {money}, and there is no such order or payment.")
