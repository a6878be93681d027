"""What becomes of the lines of a cart."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from contract import models


@dataclass(frozen=True, slots=True)
class CartLine:
    """A line as it is kept: prices are looked up when somebody looks."""

    id: str
    product_id: str
    quantity: int


MAX_QUANTITY = 99
"""The most pieces of one product in one cart."""


def add_to_lines(
    lines: Sequence[CartLine], product_id: str, quantity: int, new_id: Callable[[], str]
) -> Sequence[CartLine] | None:
    """The lines after adding so many pieces, one line per product; None where that would be too many."""
    line = next((each for each in lines if each.product_id == product_id), None)
    together = quantity + (0 if line is None else line.quantity)
    if together > MAX_QUANTITY:
        return None
    if line is None:
        return [*lines, CartLine(new_id(), product_id, together)]
    return [replace(each, quantity=together) if each is line else each for each in lines]


def remove_from_lines(lines: Sequence[CartLine], line_id: str) -> Sequence[CartLine] | None:
    """The lines without the one of this id; None where there is none."""
    left = [line for line in lines if line.id != line_id]
    return None if len(left) == len(lines) else left


def cart_of(
    user_id: str, lines: Sequence[CartLine], products: Mapping[str, models.Product]
) -> models.Cart:
    """The cart as its owner sees it, at today's prices."""
    items = tuple(
        models.CartItem(
            id=line.id,
            product_id=line.product_id,
            quantity=line.quantity,
            price_cents=products[line.product_id].price_cents,
        )
        for line in lines
        if line.product_id in products
    )
    total_cents = sum(item.quantity * item.price_cents for item in items)
    pieces = sum(item.quantity for item in items)
    return models.Cart(user_id=user_id, items=items, pieces=pieces, total_cents=total_cents)
