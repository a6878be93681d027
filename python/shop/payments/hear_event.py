"""Does what an event of the bank means, once."""

from datetime import datetime

from contract import models

from ..domain.heard import Heard, heard_in
from ..domain.moments import written
from ..storage.store import Tables
from .cashier import Cashier


async def hear_event(cashier: Cashier, event: models.PaymentEvent, now: datetime) -> None:
    """That it came is noted in the same transaction."""

    def listen(tables: Tables) -> Heard | None:
        if not tables.events.remember(event.id, written(now)):
            return None
        order = tables.orders.find(event.order_id)
        if order is None:
            return None
        return heard_in(event, order, tables.payments.of_order(order.id), now)

    await cashier.hear(listen)
