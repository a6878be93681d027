from dataclasses import replace
from datetime import timedelta
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from contract import errors, models
from shop.domain.bank_answer import Approved, BankAnswer, Declined, Unknown
from shop.domain.conclude import ConcludingFacts, Conclusion, conclude
from shop.domain.heard import Heard, heard_in
from shop.domain.intend import IntendingFacts, Intends, PaymentWish, Waits, intend
from shop.domain.payment_intent import PaymentIntent, PaymentState
from shop.storage.store import OrderStatus
from shop.testing.samples import MADE_AT, intent, minutes_on, order

NOW = MADE_AT + timedelta(minutes=1)
WISH = PaymentWish("pay_new", "card_1", None)


def wish(
    of: models.Order | None,
    *payments: PaymentIntent,
    caller: str | None = "user_ann",
    minutes: int = 1,
) -> object:
    now = MADE_AT + timedelta(minutes=minutes)
    return intend(IntendingFacts(of, caller, payments, now, WISH))


def test_what_is_taken_is_what_the_order_says() -> None:
    made = replace(intent("new", created=1), card="card_1")
    assert wish(order("1"), intent("old", state="DECLINED")) == Intends(made)


def test_who_comes_while_another_payment_is_under_way_waits_also_when_time_is_over() -> None:
    waits = Waits(order("1"), intent("a"))
    assert wish(order("1"), intent("b", state="DECLINED"), intent("a")) == waits
    assert wish(order("1"), intent("a"), minutes=31) == waits


def test_what_cannot_be_paid() -> None:
    assert wish(None) == errors.OrderNotFound()
    assert wish(order("1"), caller="user_bob") == errors.OrderNotFound()
    assert wish(order("1", status="PAID")) == errors.OrderAlreadyPaid()
    assert wish(order("1", status="CANCELLED")) == errors.OrderCancelled()
    assert wish(order("1"), minutes=30) == errors.OrderCancelled()


def meant(of: models.Order, about: PaymentIntent | None, answer: BankAnswer) -> Conclusion:
    return conclude(ConcludingFacts(of, about, answer, NOW))


def test_an_approval_pays() -> None:
    concluded = meant(order("1"), intent("a"), Approved(200))
    assert concluded.outcome == "paid"
    assert concluded.paid is not None
    assert (concluded.paid.status, concluded.paid.paid_at) == ("PAID", minutes_on(1))
    assert concluded.intent == replace(intent("a", state="APPROVED"), attempts=1)
    assert concluded.alarm is None


def test_a_refusal_or_silence_pays_nothing() -> None:
    declined = meant(order("1"), intent("a"), Declined())
    assert declined == Conclusion(
        "declined", intent=replace(intent("a", state="DECLINED"), attempts=1)
    )
    silent = meant(order("1"), intent("a"), Unknown())
    assert silent == Conclusion("unknown", intent=replace(intent("a"), attempts=1))


def test_money_that_nobody_owed_is_told_to_a_person() -> None:
    cancelled = meant(order("1", status="CANCELLED"), intent("a"), Approved(200))
    assert (cancelled.outcome, cancelled.paid) == ("cancelled", None)
    assert cancelled.alarm == "The bank took 200 for order_1, which is cancelled: give it back."
    wrong = meant(order("1"), intent("a"), Approved(199))
    assert (wrong.outcome, wrong.paid) == ("declined", None)
    assert wrong.alarm == "The bank took 199 for order_1, which costs 200."
    twice = meant(order("1", status="PAID"), intent("b"), Approved(200))
    assert twice.outcome == "already paid"
    assert twice.alarm == "The bank took 200 for order_1, which was paid before: give it back."


def test_an_answer_that_comes_twice_changes_nothing() -> None:
    paid, settled = order("1", status="PAID"), intent("a", state="APPROVED")
    assert meant(paid, settled, Approved(200)) == Conclusion("paid")
    assert meant(paid, settled, Declined()) == Conclusion("paid")
    assert meant(paid, intent("b", state="DECLINED"), Declined()) == Conclusion("already paid")
    assert meant(order("1"), intent("b", state="DECLINED"), Unknown()) == Conclusion("declined")


intents = st.none() | st.builds(
    lambda state: intent("a", state=state), st.sampled_from(get_args(PaymentState))
)
orders = st.builds(lambda status: order("1", status=status), st.sampled_from(get_args(OrderStatus)))
answers: st.SearchStrategy[BankAnswer] = st.one_of(
    st.builds(Approved, st.sampled_from([0, 199, 200, 201])),
    st.just(Declined()),
    st.just(Unknown()),
)


@given(orders, intents, st.lists(answers, max_size=6))
def test_law_a_paid_order_stays_paid_and_pays_once_whatever_the_bank_says(
    of: models.Order, about: PaymentIntent | None, said: list[BankAnswer]
) -> None:
    payments = 0
    for answer in said:
        concluded = meant(of, about, answer)
        if concluded.paid is not None:
            assert of.status == "PENDING_PAYMENT"
            assert answer == Approved(of.total_cents)
            payments += 1
        of, about = concluded.paid or of, concluded.intent or about
    assert payments <= 1


def event(kind: str, amount: int = 200) -> models.PaymentEvent:
    return models.PaymentEvent.model_validate(
        {"id": "evt_1", "type": kind, "orderId": "order_1", "amountCents": amount}
    )


def test_an_event_speaks_of_what_is_under_way_else_of_what_was_approved() -> None:
    waiting, approved = intent("a"), intent("b", state="APPROVED")
    both = [approved, waiting]

    def heard(kind: str, amount: int, payments: list[PaymentIntent]) -> Heard:
        return heard_in(event(kind, amount), order("1"), payments, NOW)

    assert heard("DECLINED", 200, both) == Heard("order_1", waiting, Declined(), NOW)
    assert heard("DECLINED", 200, [approved]) == Heard("order_1", None, Declined(), NOW)
    assert heard("APPROVED", 200, both) == Heard("order_1", waiting, Approved(200), NOW)
    assert heard("APPROVED", 200, [approved]) == Heard("order_1", approved, Approved(200), NOW)
    # Another amount is no answer to what we asked.
    assert heard("APPROVED", 199, both) == Heard("order_1", None, Approved(199), NOW)
