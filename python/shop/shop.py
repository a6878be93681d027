"""The shop: its parts, put together."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from starlette.types import ASGIApp, Receive, Scope, Send

from contract.app import create_app
from contract.handlers import Handlers
from specwright_http.app import AppOptions
from specwright_http.clock import Clock
from specwright_http.log import LogEntry

from .api.cart import CartHandlers
from .api.catalog import CatalogHandlers
from .api.observability import ObservabilityHandlers
from .api.orders import OrderHandlers
from .api.payments import PaymentHandlers
from .auth.auth_settings import auth_settings_of
from .auth.bearer import bearer_authentication
from .chores import Chores
from .domain.bank_answer import BankAnswer
from .domain.heard import Heard
from .domain.payment_intent import PaymentIntent
from .domain.place import UNPAID_MILLISECONDS
from .ids import NewId, random_id
from .observability.metrics import Metrics
from .observability.readiness import Readiness
from .payments.bank import Bank
from .payments.cashier import Cashier
from .payments.simulated_bank import SimulatedBank
from .report import Report, report_to_console
from .services.answers_in_store import AnswersInStore
from .shop_chores import shop_chores
from .storage.memory.memory_store import memory_store
from .storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopParts:
    """What a shop is made of. Without any, it is empty, in memory, and without authentication."""

    store: Store = field(default_factory=memory_store)
    readiness: Readiness | None = None
    """None: it is ready while its store answers."""
    metrics: Metrics = field(default_factory=Metrics)
    new_id: NewId = random_id
    bank: Bank = field(default_factory=SimulatedBank)
    webhook_secrets: Sequence[str] = ()
    """What the bank signs its events with; without any, none is believed."""
    unpaid: float = UNPAID_MILLISECONDS
    """Milliseconds in which an order must be paid."""
    report: Report = report_to_console
    app: AppOptions = field(default_factory=AppOptions)
    """Without `authenticate` every caller is who the request names."""


class Shop:
    """A shop that serves, and what it does by itself. It is an application of ASGI."""

    def __init__(self, parts: ShopParts | None = None) -> None:
        parts = parts or ShopParts()
        now = parts.app.now
        cashier = _cashier_in(parts, now)
        self._app: ASGIApp = create_app(_handlers_of(parts, cashier), _options_of(parts))
        self.chores = Chores(shop_chores(parts.store, cashier), now, parts.report)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """What is due is done before anybody can see that it was not."""
        due = self.chores.due()
        if due is not None:
            await due
        await self._app(scope, receive, send)


def _options_of(parts: ShopParts) -> AppOptions:
    app = parts.app
    log, metrics = app.log, parts.metrics

    def log_and_count(entry: LogEntry) -> None:
        metrics.record(entry)
        log(entry)

    kept = replace(app, idempotency_store=AnswersInStore(parts.store), log=log_and_count)
    if app.authenticate is not None:
        return kept
    authenticate = bearer_authentication(auth_settings_of({}, "localhost"), app.now)
    return replace(kept, authenticate=authenticate, trusting=True)


def _handlers_of(parts: ShopParts, cashier: Cashier) -> Handlers:
    store, new_id = parts.store, parts.new_id
    return Handlers(
        cart_management=CartHandlers(store, new_id),
        catalog_management=CatalogHandlers(store, new_id),
        observability=ObservabilityHandlers(
            parts.metrics, parts.readiness or Readiness(store.ping)
        ),
        order_management=OrderHandlers(store, new_id, parts.unpaid),
        payment=PaymentHandlers(cashier, parts.webhook_secrets),
    )


def _cashier_in(parts: ShopParts, now: Clock) -> Cashier:
    cashier = Cashier(parts.store, parts.new_id, parts.bank, parts.metrics, parts.report)
    tasks: set[asyncio.Task[None]] = set()

    async def write_down(intent: PaymentIntent, answer: BankAnswer) -> None:
        heard = Heard(intent, answer, now())
        try:
            await cashier.hear(lambda tables: heard)
        except Exception as error:
            parts.report(f"What the bank said of {intent.id} was lost: {error!r}")

    def hear(intent: PaymentIntent, answer: BankAnswer) -> None:
        task = asyncio.create_task(write_down(intent, answer))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    parts.bank.listen(hear)
    return cashier
