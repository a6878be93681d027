"""Takes money between transactions: never inside one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from ..domain.bank_answer import BankAnswer, Refunded, Unknown
from ..domain.conclude import Conclusion
from ..domain.heard import Heard
from ..domain.payment_intent import PaymentIntent
from ..ids import NewId
from ..observability.metrics import Metrics
from ..report import Report
from ..services.conclude_in_store import conclude_in, keep_late_answer
from ..services.record_refund import record_refund
from ..storage.store import Store, Tables
from .bank import LEAVE_ALONE, PATIENCE, Bank, BankRequest, answer_in_time
from .under_way import UnderWay


@dataclass(frozen=True, slots=True)
class Cashier:
    """What payments are made with."""

    store: Store
    new_id: NewId
    bank: Bank
    metrics: Metrics
    report: Report
    patience: float = PATIENCE
    """Seconds that the bank has to answer."""
    under_way: UnderWay = field(default_factory=UnderWay)

    async def ask(self, intent: PaymentIntent, traceparent: str | None) -> BankAnswer:
        """Asks the bank."""
        asking = self.bank.charge(BankRequest(intent, traceparent))
        answer, fault = await answer_in_time(asking, self.patience)
        if fault is not None:
            self.report(f"The bank could not be asked about {intent.id}: {fault!r}")
        return answer

    async def hear(self, listen: Callable[[Tables], Heard | None]) -> None:
        """Hears, in a transaction, an answer that no request waits for; None: there was none."""

        def work(tables: Tables) -> Conclusion | None:
            heard = listen(tables)
            concluded = None if heard is None else conclude_in(tables, heard)
            if heard is None or concluded is None or concluded.intent is None:
                return concluded
            if concluded.paid is not None or not _is_awaited(concluded.intent, heard.now):
                keep_late_answer(tables, concluded.intent, concluded, heard.now)
            return concluded

        conclusion = await self.store.transaction(work)
        if conclusion is None:
            return
        if conclusion.paid is not None:
            self.metrics.paid_late()
        if conclusion.alarm is not None:
            self.report(conclusion.alarm)

    async def give_back(self, intent: PaymentIntent) -> None:
        """Asks the bank to give back the money of an intent, and writes down what it says."""
        asking = self.bank.refund(BankRequest(intent, None))
        answer, fault = await answer_in_time(asking, self.patience)
        if fault is not None:
            self.report(f"The bank could not be asked to give back {intent.id}: {fault!r}")
        if isinstance(answer, Unknown):
            return
        settled = answer
        if not await self.store.transaction(lambda tables: record_refund(tables, intent, settled)):
            return
        if isinstance(settled, Refunded):
            self.metrics.refunded()
            return
        money = f"{intent.amount_cents} for {intent.order_id}"
        self.report(f"The bank does not give back {money}: {settled.reason}")


def _is_awaited(intent: PaymentIntent, now: datetime) -> bool:
    """Whether a request may still be waiting for the bank.

    What the bank says to it is its answer, not what others say.
    """
    return (now - intent.created_at).total_seconds() < LEAVE_ALONE
