"""What happens before the bank is called."""

from dataclasses import dataclass
from datetime import datetime

from contract import errors, models

from .moments import kept
from .payment_intent import PaymentIntent, WaitingRequest
from .standing import BeingPaid, Over, Paid, Standing


@dataclass(frozen=True, slots=True)
class PaymentWish:
    """What the intent would be, but for what the order says."""

    id: str
    card: str | None = None
    request: WaitingRequest | None = None


@dataclass(frozen=True, slots=True)
class Intends:
    """The bank is to be asked for this."""

    intent: PaymentIntent


@dataclass(frozen=True, slots=True)
class Waits:
    """Another payment of the order has no result yet."""

    order: models.Order
    intent: PaymentIntent


NotPayable = errors.OrderAlreadyPaid | errors.OrderCancelled


def intend(standing: Standing, wish: PaymentWish, now: datetime) -> Intends | Waits | NotPayable:
    """Decides whether an order can be paid now. What is taken is what the order says, whatever is wished."""
    match standing:
        case Paid():
            return errors.OrderAlreadyPaid()
        case Over():
            return errors.OrderCancelled()
        case BeingPaid(order, payment):
            return Waits(order, payment)
    return Intends(intent_for(standing.order, wish, now))


def intent_for(order: models.Order, wish: PaymentWish, now: datetime) -> PaymentIntent:
    """A payment of which the bank has said nothing yet."""
    return PaymentIntent(
        id=wish.id,
        order_id=order.id,
        amount_cents=order.total_cents,
        state="PENDING",
        attempts=0,
        created_at=kept(now),
        card=wish.card,
        request=wish.request,
    )
