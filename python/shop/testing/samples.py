"""Things as tests need them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from contract import models
from specwright_http.clock import iso_text
from specwright_http.idempotency_store import Claim, Content, IdempotencyRecord, StoredAnswer

from ..domain.cart_lines import CartLine
from ..domain.payment_intent import PaymentIntent, PaymentState
from ..storage.store import OrderStatus

MADE_AT = datetime(2026, 1, 1, tzinfo=UTC)
"""The moment at which the samples were made."""


def minutes_on(minutes: float) -> datetime:
    """So many minutes after the samples were made."""
    return MADE_AT + timedelta(minutes=minutes)


def product(
    name: str, *, price_cents: int = 200, stock: int = 5, label: str = "Hat"
) -> models.Product:
    return models.Product(id=f"prod_{name}", name=label, price_cents=price_cents, stock=stock)


def line(name: str, quantity: int = 1) -> CartLine:
    return CartLine(f"item_{name}", f"prod_{name}", quantity)


def order(
    name: str,
    *,
    user_id: str = "user_ann",
    status: OrderStatus = "PENDING_PAYMENT",
    expires: float = 30,
) -> models.Order:
    item = models.OrderItem(
        product_id="prod_hat",
        name="Hüte \"für\" 'alle' \\ 🎩",
        quantity=1,
        unit_price_cents=200,
    )
    return models.Order(
        id=f"order_{name}",
        user_id=user_id,
        items=(item,),
        total_cents=200,
        status=status,
        created_at=minutes_on(0),
        expires_at=minutes_on(expires),
    )


def intent(
    name: str, *, order_id: str = "order_1", state: PaymentState = "PENDING", created: float = 0
) -> PaymentIntent:
    return PaymentIntent(
        id=f"pay_{name}",
        order_id=order_id,
        amount_cents=200,
        state=state,
        attempts=0,
        created_at=minutes_on(created),
    )


def claim(key: str, *, at: float = 0, fingerprint: str = "f00d", scope: str = "user_ann") -> Claim:
    """Good for a day."""
    return Claim(scope, key, fingerprint, iso_text(minutes_on(at)), iso_text(minutes_on(at + 1440)))


def kept(key: str, *, expires: float | None = None) -> IdempotencyRecord:
    content = Content("application/json", '{ "spaces":  "kept", "ü": "\\u00fc" }')
    made = claim(key)
    if expires is not None:
        made = replace(made, expires_at=iso_text(minutes_on(expires)))
    return IdempotencyRecord(made, StoredAnswer(201, {"X-Made": "yes"}, content))
