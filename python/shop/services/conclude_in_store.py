"""Writes down what an answer of the bank means."""

from datetime import datetime

from contract import errors
from contract.app import CONTRACT
from specwright_http.clock import iso_text
from specwright_http.idempotency_store import IdempotencyRecord
from specwright_http.reply import Ok
from specwright_http.stored_answer import LostRequest, late_answers_of

from ..domain.conclude import ConcludingFacts, Conclusion, conclude
from ..domain.heard import Heard
from ..domain.payment_intent import PaymentIntent
from ..storage.store import Tables
from .standing_in_store import standing_in


def conclude_in(tables: Tables, heard: Heard) -> Conclusion | None:
    """
    None where we know no such order. Both writes are compare and set; where one fails somebody else
    was quicker, and everything is undone.
    """
    order_id = heard.intent.order_id
    standing = standing_in(tables, order_id, heard.now)
    if standing is None:
        return None
    recorded = tables.payments.find(heard.intent.id)
    facts = ConcludingFacts(standing, recorded or heard.intent, heard.answer, heard.now)
    conclusion = conclude(facts)
    written_down = True
    if conclusion.intent is not None and recorded is None:
        written_down = tables.payments.add(conclusion.intent)
    elif conclusion.intent is not None and recorded is not None:
        written_down = tables.payments.move(conclusion.intent, recorded.state)
    if written_down and conclusion.paid is not None:
        written_down = tables.orders.move(conclusion.paid, standing.order.status)
    if not written_down:
        raise RuntimeError(f"The payment of {order_id} changed while it was concluded.")
    return conclusion


_late_answer = late_answers_of(CONTRACT)


def keep_late_answer(
    tables: Tables, intent: PaymentIntent, conclusion: Conclusion, now: datetime
) -> None:
    """
    Stores the answer to a request that a crash cut off, so that a retry with its Idempotency-Key
    gets it.
    """
    request, paid = intent.request, conclusion.paid
    if request is None or (conclusion.outcome != "declined" and paid is None):
        return
    claim, at = request.claim, iso_text(now)
    known = tables.answers.find(claim.scope, claim.key)
    if claim.expires_at <= at or (known is not None and known.claim.expires_at > at):
        return
    lost = LostRequest(
        operation="postApiPaymentsByOrderId",
        path=f"/api/payments/{intent.order_id}",
        request_id=request.id,
        time=now,
    )
    reply = errors.PaymentDeclined() if paid is None else Ok(paid)
    tables.answers.store(IdempotencyRecord(claim, _late_answer(lost, reply)))
