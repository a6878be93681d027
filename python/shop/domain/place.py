"""What becomes of a cart when its owner checks out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from contract import errors, models

from .cart_lines import CartLine
from .moments import kept, later

UNPAID_MILLISECONDS = 30 * 60 * 1_000
"""How long an order waits for its money where nobody said."""


@dataclass(frozen=True, slots=True)
class PlacingFacts:
    """What placing an order is decided from."""

    user_id: str
    lines: Sequence[CartLine]
    products: Mapping[str, models.Product]
    order_id: str
    now: datetime
    wait: float
    """Milliseconds in which it must be paid."""


class Pieces(Protocol):
    """So many pieces of a product: a line of a cart, or an item of an order."""

    @property
    def product_id(self) -> str: ...
    @property
    def quantity(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Taking:
    """So many pieces of a product that leave the shelf."""

    product_id: str
    quantity: int


@dataclass(frozen=True, slots=True)
class Placed:
    """An order, and what is to be taken for it."""

    order: models.Order
    takings: Sequence[Taking]


def place(facts: PlacingFacts) -> Placed | errors.CartEmpty | errors.OutOfStock:
    """Decides what becomes of a cart. The takings and the order are for one transaction to carry out."""
    if not facts.lines:
        return errors.CartEmpty()
    takings = takings_of(facts.lines)
    if any(_is_short(taking, facts.products) for taking in takings):
        return errors.OutOfStock()
    items = tuple(_item_of(line, facts.products[line.product_id]) for line in facts.lines)
    order = models.Order(
        id=facts.order_id,
        user_id=facts.user_id,
        items=items,
        total_cents=sum(item.quantity * item.unit_price_cents for item in items),
        status="PENDING_PAYMENT",
        created_at=kept(facts.now),
        expires_at=kept(later(facts.now, facts.wait)),
    )
    return Placed(order, takings)


def takings_of(lines: Iterable[Pieces]) -> Sequence[Taking]:
    """One taking per product, in the order of ids: transactions that lock rows then never wait for each other in a circle."""
    sums = Counter[str]()
    for line in lines:
        sums[line.product_id] += line.quantity
    return [Taking(product_id, sums[product_id]) for product_id in sorted(sums)]


def _is_short(taking: Taking, products: Mapping[str, models.Product]) -> bool:
    product = products.get(taking.product_id)
    return product is None or product.stock < taking.quantity


def _item_of(line: CartLine, product: models.Product) -> models.OrderItem:
    return models.OrderItem(
        product_id=line.product_id,
        name=product.name,
        quantity=line.quantity,
        unit_price_cents=product.price_cents,
    )
