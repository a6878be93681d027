"""What the shop does by itself."""

from collections.abc import Sequence
from datetime import datetime

from specwright_http.clock import iso_text

from .chores import Chore
from .payments.cashier import Cashier
from .payments.complete import complete_payments
from .services.expire_due import expire_due
from .storage.store import Store

MINUTE = 60
ANSWERS_AT_ONCE = 1_000


def shop_chores(store: Store, cashier: Cashier) -> Sequence[Chore]:
    """All of it."""

    async def expire(now: datetime) -> None:
        await expire_due(store, now)

    async def complete(now: datetime) -> None:
        await complete_payments(cashier, now)

    async def forget(now: datetime) -> None:
        await _forget_over(store, iso_text(now))

    return [
        Chore("Expiring orders", 1, expire),
        Chore("Completing payments", 5, complete),
        Chore("Forgetting old answers", MINUTE, forget),
    ]


async def _forget_over(store: Store, at: str) -> None:
    """All of them, some at a time: forgetting slower than they come would keep them for ever."""
    while (
        await store.transaction(lambda tables: tables.answers.forget(at, ANSWERS_AT_ONCE))
        == ANSWERS_AT_ONCE
    ):
        pass
