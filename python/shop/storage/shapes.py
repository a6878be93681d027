"""The tables of the shop, whichever database keeps them: their columns and rules follow the specification."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args

from contract import models

from ..domain.payment_intent import PaymentState
from .columns import LARGEST, Column, OneOf, Within, columns_of, largest


@dataclass(frozen=True, slots=True)
class TableIndex:
    """Where rows are found quickly."""

    name: str
    columns: Sequence[str]
    unique: bool = False
    """Whether no two rows may be alike in it."""
    where: str | None = None
    """Only rows of which this holds."""


@dataclass(frozen=True, slots=True)
class TableShape:
    """A table. Every row also has a number, which grows in order of creation."""

    name: str
    columns: Sequence[Column]
    key: Sequence[str]
    indexes: Sequence[TableIndex] = ()
    filling: Mapping[str, str] = field(default_factory=dict)
    """SQL for a column that rows of an earlier specification lack and that now is required."""


def _texts(*names: str) -> Sequence[Column]:
    return [Column(name, "text") for name in names]


product_columns = columns_of(models.Product)
order_columns = columns_of(models.Order)

MOST_STOCK = largest(product_columns, "stock")
"""As many pieces of a product as the specification lets there be."""

products = TableShape("products", [*product_columns, Column("version", "integer")], ["id"])
carts = TableShape(
    "carts",
    [
        Column("userId", "text"),
        Column("lines", "json"),
        Column("version", "integer", rules=[Within("value", 1, LARGEST)]),
    ],
    ["userId"],
)
orders = TableShape(
    "orders",
    order_columns,
    ["id"],
    [
        TableIndex("orders_of_user", ["userId", "_number"]),
        TableIndex("orders_due", ["expiresAt"], where="\"status\" = 'PENDING_PAYMENT'"),
    ],
)
payments = TableShape(
    "payments",
    [
        Column("id", "text"),
        Column("orderId", "text"),
        Column("amountCents", "integer", rules=[Within("value", 0, LARGEST)]),
        Column("state", "text", rules=[OneOf(get_args(PaymentState))]),
        Column("attempts", "integer", rules=[Within("value", 0, LARGEST)]),
        Column("createdAt", "text"),
        Column("card", "text", optional=True),
        Column("request", "json", optional=True),
    ],
    ["id"],
    [
        TableIndex("payments_of_order", ["orderId", "_number"]),
        # Nobody pays an order twice at once, whatever the code does.
        TableIndex("payments_one_open", ["orderId"], True, "\"state\" = 'PENDING'"),
        TableIndex(
            "payments_unfinished",
            ["createdAt"],
            where="\"state\" IN ('PENDING', 'REFUND_DUE')",
        ),
    ],
)
events = TableShape("events", _texts("id", "at"), ["id"])
answers = TableShape(
    "answers",
    [*_texts("scope", "key", "fingerprint", "at", "expiresAt"), Column("answer", "json")],
    ["scope", "key"],
    [TableIndex("answers_over", ["expiresAt"])],
)

shapes: Sequence[TableShape] = [products, carts, orders, payments, events, answers]
