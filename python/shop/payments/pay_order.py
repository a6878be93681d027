"""Pays an order: an intent, the call, its result."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from contract import errors, models
from contract.handlers import PostApiPaymentsByOrderIdReply as PaymentReply
from specwright_http.handler import Context
from specwright_http.idempotency_store import KeyTaken
from specwright_http.reply import Accepted, Ok

from ..domain.conclude import Conclusion
from ..domain.heard import Heard
from ..domain.intend import Intends, PaymentWish, Waits, intend
from ..domain.own_order import is_of
from ..domain.payment_intent import PaymentIntent, WaitingRequest
from ..services.answers_in_store import store_reply
from ..services.conclude_in_store import conclude_in
from ..services.standing_in_store import standing_in
from ..storage.store import Tables
from .cashier import Cashier


@dataclass(frozen=True, slots=True)
class Call:
    """Next, the bank is asked."""

    intent: PaymentIntent


@dataclass(frozen=True, slots=True)
class Wait:
    """Next, another payment is waited for."""

    intent: PaymentIntent


async def pay_order(
    cashier: Cashier, order_id: str, card: str | None, context: Context
) -> PaymentReply:
    """Who comes while another payment of the order is under way waits for that one."""
    request = None if context.claim is None else WaitingRequest(context.request_id, context.claim)
    wish = PaymentWish(cashier.new_id("pay"), card, request)
    until = time.monotonic() + cashier.patience

    def is_hopeless(intent: PaymentIntent) -> bool:
        age = context.now() - intent.created_at
        waited = age.total_seconds() > cashier.patience or time.monotonic() > until
        return intent.attempts > 0 or waited

    while True:
        step = await cashier.store.transaction(
            lambda tables: _next_step(tables, order_id, wish, context, is_hopeless)
        )
        match step:
            case Call(intent):
                return await _call_and_conclude(cashier, intent, context)
            case Wait(intent):
                await cashier.under_way.wait(intent.id)
            case reply:
                return reply


def _next_step(
    tables: Tables,
    order_id: str,
    wish: PaymentWish,
    context: Context,
    is_hopeless: Callable[[PaymentIntent], bool],
) -> Call | Wait | PaymentReply:
    """The first transaction: that somebody means to pay is known before the bank is called."""
    now = context.now()
    standing = standing_in(tables, order_id, now)
    if standing is None or not is_of(standing.order, context.caller):
        return errors.OrderNotFound()
    match intend(standing, wish, now):
        case Intends(intent):
            return Call(intent) if tables.payments.add(intent) else Wait(intent)
        case Waits(order, intent):
            if not is_hopeless(intent):
                return Wait(intent)
            reply = Accepted(order)
            store_reply(tables, context, reply)
            return reply
        case refusal:
            return refusal


async def _call_and_conclude(
    cashier: Cashier, intent: PaymentIntent, context: Context
) -> PaymentReply:
    """The call, and the last transaction: the result and the answer are both there, or neither."""

    async def call() -> PaymentReply:
        traceparent = None if context.trace is None else context.trace.traceparent
        answer = await cashier.ask(intent, traceparent)
        heard = Heard(intent, answer, context.now())

        def conclude(tables: Tables) -> tuple[PaymentReply, str | None]:
            conclusion = conclude_in(tables, heard)
            reply = _reply_to(conclusion, tables.orders.find(intent.order_id))
            store_reply(tables, context, reply)
            return reply, None if conclusion is None else conclusion.alarm

        try:
            reply, alarm = await cashier.store.transaction(conclude)
        except KeyTaken:
            # Another answer stands under the key already. What the bank said counts nevertheless.
            await cashier.hear(lambda tables: heard)
            raise
        if alarm is not None:
            cashier.report(alarm)
        return reply

    return await cashier.under_way.during(intent.id, call)


def _reply_to(conclusion: Conclusion | None, order: models.Order | None) -> PaymentReply:
    if conclusion is None or order is None:
        return errors.OrderNotFound()
    match conclusion.outcome:
        case "paid":
            return Ok(order)
        case "unknown":
            return Accepted(order)
        case "declined":
            return errors.PaymentDeclined()
        case "already paid":
            return errors.OrderAlreadyPaid()
        case "cancelled":
            return errors.OrderCancelled()
