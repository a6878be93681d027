from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from contract import errors, models
from shop.domain.bank_answer import Approved, BankAnswer, Declined, Unknown
from shop.domain.conclude import ConcludingFacts, Conclusion, conclude
from shop.domain.heard import Heard, heard_in
from shop.domain.intend import Intends, PaymentWish, Waits, intend
from shop.domain.payment_intent import PaymentIntent, PaymentState
from shop.domain.standing import BeingPaid, Over, Paid, Standing, Waiting, standing_of
from shop.storage.store import OrderStatus
from shop.testing.samples import MADE_AT, intent, minutes_on, order

NOW = MADE_AT + timedelta(minutes=1)
WISH = PaymentWish("pay_new", "card_1")
WAITING = Waiting(order("1"))
PAID = Paid(order("1", status="PAID"))
OVER = Over(order("1", status="CANCELLED"), unrecorded=False)


def test_what_is_taken_is_what_the_order_says() -> None:
    made = replace(intent("new", created=1), card="card_1")
    assert intend(WAITING, WISH, NOW) == Intends(made)


def test_who_comes_while_another_payment_is_under_way_waits() -> None:
    being_paid = BeingPaid(order("1"), intent("a"))
    assert intend(being_paid, WISH, NOW) == Waits(order("1"), intent("a"))


def test_what_cannot_be_paid() -> None:
    assert intend(PAID, WISH, NOW) == errors.OrderAlreadyPaid()
    assert intend(OVER, WISH, NOW) == errors.OrderCancelled()


def meant(standing: Standing, about: PaymentIntent, answer: BankAnswer) -> Conclusion:
    return conclude(ConcludingFacts(standing, about, answer, NOW))


def test_an_approval_pays() -> None:
    concluded = meant(WAITING, intent("a"), Approved(200))
    assert concluded.outcome == "paid"
    assert concluded.paid is not None
    assert (concluded.paid.status, concluded.paid.paid_at) == ("PAID", minutes_on(1))
    assert concluded.intent == replace(intent("a", state="APPROVED"), attempts=1)
    assert concluded.alarm is None


def test_a_refusal_or_silence_pays_nothing() -> None:
    declined = replace(intent("a", state="DECLINED"), attempts=1)
    assert meant(WAITING, intent("a"), Declined()) == Conclusion("declined", intent=declined)
    silent = meant(WAITING, intent("a"), Unknown())
    assert silent == Conclusion("unknown", intent=replace(intent("a"), attempts=1))


def test_a_decline_does_not_answer_that_an_order_can_be_paid_which_is_paid_or_over() -> None:
    assert meant(PAID, intent("a"), Declined()).outcome == "already paid"
    assert meant(OVER, intent("a"), Declined()).outcome == "cancelled"


def test_money_that_nobody_owes_is_to_be_given_back_and_a_person_hears_of_it() -> None:
    due = replace(intent("a", state="REFUND_DUE"), attempts=1)
    cancelled = meant(OVER, intent("a"), Approved(200))
    assert (cancelled.outcome, cancelled.paid, cancelled.intent) == ("cancelled", None, due)
    assert cancelled.alarm == "The bank took 200 for order_1, which is cancelled: it is given back."
    wrong = meant(WAITING, intent("a"), Approved(199))
    assert (wrong.outcome, wrong.paid) == ("declined", None)
    assert wrong.intent == replace(due, amount_cents=199)
    assert wrong.alarm == "The bank took 199 for order_1, which costs 200: it is given back."
    twice = meant(PAID, intent("a"), Approved(200))
    assert (twice.outcome, twice.intent) == ("already paid", due)
    assert twice.alarm == "The bank took 200 for order_1, which was paid before: it is given back."


def test_an_answer_that_comes_twice_changes_nothing() -> None:
    settled = intent("a", state="APPROVED")
    assert meant(PAID, settled, Approved(200)) == Conclusion("paid")
    assert meant(PAID, settled, Declined()) == Conclusion("paid")
    assert meant(PAID, intent("b", state="DECLINED"), Declined()) == Conclusion("already paid")
    assert meant(WAITING, intent("b", state="DECLINED"), Unknown()) == Conclusion("declined")
    assert meant(OVER, intent("b", state="REFUNDED"), Approved(200)) == Conclusion("cancelled")


intents = st.builds(lambda state: intent("a", state=state), st.sampled_from(get_args(PaymentState)))
orders = st.builds(lambda status: order("1", status=status), st.sampled_from(get_args(OrderStatus)))
answers: st.SearchStrategy[BankAnswer] = st.one_of(
    st.builds(Approved, st.sampled_from([0, 199, 200, 201])),
    st.just(Declined()),
    st.just(Unknown()),
)


@given(orders, intents, st.lists(answers, max_size=6))
def test_law_a_paid_order_stays_paid_and_pays_once_whatever_the_bank_says(
    of: models.Order, about: PaymentIntent, said: list[BankAnswer]
) -> None:
    payments = 0
    for answer in said:
        concluded = meant(standing_of(of, [about], NOW), about, answer)
        if concluded.paid is not None:
            assert of.status == "PENDING_PAYMENT"
            assert answer == Approved(of.total_cents)
            payments += 1
        of, about = concluded.paid or of, concluded.intent or about
    assert payments <= 1


def event(kind: str, amount: int = 200, payment: str | None = None) -> models.PaymentEvent:
    fields = {"id": "evt_1", "type": kind, "orderId": "order_1", "amountCents": amount}
    named = {} if payment is None else {"paymentId": payment}
    return models.PaymentEvent.model_validate(fields | named)


STATES: Sequence[PaymentState] = ("DECLINED", "REFUNDED", "REFUND_DUE", "APPROVED", "PENDING")
ALL = [intent(state, state=state) for state in STATES]


def about(said: models.PaymentEvent, payments: Sequence[PaymentIntent]) -> str | None:
    heard = heard_in(said, order("1"), payments, NOW)
    return None if heard is None else heard.intent.id


def test_an_approval_that_names_no_payment_is_about_the_likeliest_of_its_amount() -> None:
    likeliest = [about(event("APPROVED"), ALL[:count]) for count in range(5, 0, -1)]
    assert likeliest == [
        "pay_PENDING",
        "pay_APPROVED",
        "pay_REFUND_DUE",
        "pay_REFUNDED",
        "pay_DECLINED",
    ]


def test_money_that_nobody_asked_for_is_one_payment() -> None:
    heard = heard_in(event("APPROVED", 199), order("1"), ALL, NOW)
    made = replace(intent("x", created=1), id="pay_199_for_order_1")
    assert heard == Heard(made, Approved(199), NOW)


def test_an_event_is_about_the_payment_that_it_names_and_about_no_other() -> None:
    for kind in ("APPROVED", "DECLINED"):
        assert about(event(kind, payment="pay_DECLINED"), ALL) == "pay_DECLINED"
    assert about(event("APPROVED", payment="pay_other"), ALL) == "pay_other"
    assert about(event("DECLINED", payment="pay_other"), ALL) is None
    assert about(event("DECLINED"), ALL) == "pay_PENDING"
    assert about(event("DECLINED"), ALL[:4]) is None
