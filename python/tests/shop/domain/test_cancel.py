from datetime import timedelta

from contract import errors, models
from shop.domain.cancel import CancellingFacts, cancel, expire
from shop.domain.payment_intent import PaymentIntent
from shop.testing.samples import MADE_AT, intent, minutes_on, order

NOW = MADE_AT + timedelta(minutes=10)
OVER = MADE_AT + timedelta(minutes=30)


def ask(
    of: models.Order | None,
    *payments: PaymentIntent,
    caller: str | None = "user_ann",
    now: object = NOW,
) -> object:
    at = OVER if now is OVER else NOW
    return cancel(CancellingFacts(of, caller, payments, at))


def test_an_unpaid_order_is_cancelled_by_its_owner() -> None:
    cancelled = ask(order("1"), intent("a", state="DECLINED"))
    assert isinstance(cancelled, models.Order)
    assert (cancelled.status, cancelled.cancelled_at) == ("CANCELLED", minutes_on(10))
    assert ask(order("1"), caller=None) == cancelled


def test_why_not() -> None:
    assert ask(None) == errors.OrderNotFound()
    assert ask(order("1"), caller="user_bob") == errors.OrderNotFound()
    assert ask(order("1", status="PAID")) == errors.OrderAlreadyPaid()
    assert ask(order("1", status="CANCELLED")) == errors.OrderCancelled()
    assert ask(order("1"), intent("a")) == errors.PaymentInProgress()
    assert ask(order("1"), now=OVER) == errors.OrderCancelled()


def test_an_order_ends_by_itself_when_its_time_is_over_and_nobody_is_paying() -> None:
    assert expire(order("1"), [], OVER - timedelta(milliseconds=1)) is None
    ended = expire(order("1"), [], OVER)
    assert ended is not None
    assert (ended.status, ended.cancelled_at) == ("CANCELLED", minutes_on(30))
    assert expire(order("1"), [intent("a")], OVER) is None
    assert expire(order("1", status="PAID"), [], OVER) is None
    assert expire(ended, [], OVER) is None
