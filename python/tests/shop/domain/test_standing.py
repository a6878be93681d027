from datetime import timedelta

from contract import errors, models
from shop.domain.cancel import cancel
from shop.domain.own_order import is_of
from shop.domain.payment_intent import PaymentIntent
from shop.domain.standing import BeingPaid, Over, Paid, Waiting, standing_of
from shop.testing.samples import MADE_AT, intent, minutes_on, order

NOW = MADE_AT + timedelta(minutes=10)
IN_TIME = MADE_AT + timedelta(minutes=30, milliseconds=-1)
LATE = MADE_AT + timedelta(minutes=30)


def test_an_order_waits_until_its_time_and_is_over_from_then_on() -> None:
    declined = intent("a", state="DECLINED")
    assert standing_of(order("1"), [declined], IN_TIME) == Waiting(order("1"))
    ended = order("1").model_copy(update={"status": "CANCELLED", "cancelled_at": minutes_on(30)})
    assert standing_of(order("1"), [declined], LATE) == Over(ended, unrecorded=True)


def test_an_order_neither_waits_nor_ends_while_it_is_being_paid() -> None:
    for now in (NOW, LATE):
        standing = standing_of(order("1"), [intent("b", state="DECLINED"), intent("a")], now)
        assert standing == BeingPaid(order("1"), intent("a"))


def test_what_is_paid_or_cancelled_stays_so_whatever_the_clock_and_the_payments_say() -> None:
    paid, cancelled = order("1", status="PAID"), order("1", status="CANCELLED")
    for now in (NOW, LATE):
        assert standing_of(paid, [intent("a")], now) == Paid(paid)
        assert standing_of(cancelled, [intent("a")], now) == Over(cancelled, unrecorded=False)


def cancelling(of: models.Order, *payments: PaymentIntent, late: bool = False) -> object:
    return cancel(standing_of(of, payments, LATE if late else NOW), NOW)


def test_an_order_that_waits_is_cancelled_and_every_other_is_refused() -> None:
    cancelled = cancelling(order("1"), intent("a", state="DECLINED"))
    assert isinstance(cancelled, models.Order)
    assert (cancelled.status, cancelled.cancelled_at) == ("CANCELLED", minutes_on(10))
    assert cancelling(order("1", status="PAID")) == errors.OrderAlreadyPaid()
    assert cancelling(order("1", status="CANCELLED")) == errors.OrderCancelled()
    assert cancelling(order("1"), intent("a")) == errors.PaymentInProgress()
    assert cancelling(order("1"), late=True) == errors.OrderCancelled()


def test_an_order_is_its_owners_and_every_callers_where_authentication_is_off() -> None:
    assert [is_of(order("1"), who) for who in ("user_ann", None, "user_bob")] == [True, True, False]
