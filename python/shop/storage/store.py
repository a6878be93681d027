"""The port of the store. The shop knows no more of where it keeps its things than stands here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol, TypeVar

from contract import models
from specwright_http.idempotency_store import IdempotencyRecord

from ..domain.cart_lines import CartLine
from ..domain.payment_intent import PaymentIntent, PaymentState
from .page import ALL, Page

T = TypeVar("T")
OrderStatus = Literal["PENDING_PAYMENT", "PAID", "CANCELLED"]


class Products(Protocol):
    """What can be bought."""

    def list(self, page: Page = ALL) -> Sequence[models.Product]:
        """In order of creation."""
        ...

    def find(self, product_id: str) -> models.Product | None: ...
    def add(self, product: models.Product) -> None: ...
    def replace(self, product: models.Product) -> None: ...
    def take(self, product_id: str, quantity: int) -> bool:
        """Takes so many pieces where so many are left; says whether it did."""
        ...

    def give_back(self, product_id: str, quantity: int) -> bool:
        """Puts pieces back, up to what a shelf may hold; False where there is no such product."""
        ...


class Carts(Protocol):
    """What buyers have collected."""

    def lines_of(self, user_id: str) -> Sequence[CartLine]:
        """Oldest first; nobody's cart is missing, some are empty."""
        ...

    def keep(self, user_id: str, lines: Sequence[CartLine]) -> None: ...


class Orders(Protocol):
    """What was ordered."""

    def find(self, order_id: str) -> models.Order | None: ...
    def list_of(self, user_id: str, page: Page = ALL) -> Sequence[models.Order]:
        """The newest first, also where two were placed in the same millisecond."""
        ...

    def add(self, order: models.Order) -> None: ...
    def move(self, order: models.Order, before: OrderStatus) -> bool:
        """Stores the order where its status still is `before`; says whether it did."""
        ...

    def due(self, before: datetime, limit: int) -> Sequence[models.Order]:
        """Unpaid, over at that moment, and nobody is just paying them; the longest over first."""
        ...


class Payments(Protocol):
    """Who meant to pay, and what became of it."""

    def find(self, intent_id: str) -> PaymentIntent | None: ...
    def of_order(self, order_id: str) -> Sequence[PaymentIntent]:
        """All attempts to pay an order, the newest first."""
        ...

    def add(self, intent: PaymentIntent) -> bool:
        """Says whether it did: not where neither it nor another one of its order has a result."""
        ...

    def move(self, intent: PaymentIntent, before: PaymentState) -> bool:
        """Stores the intent where its state still is `before`; says whether it did."""
        ...

    def unfinished(self, before: datetime, limit: int) -> Sequence[PaymentIntent]:
        """
        Made before that moment, and the bank must be asked: without a result, or to be given back; the
        oldest first.
        """
        ...


class Events(Protocol):
    """What happened once."""

    def remember(self, event_id: str, at: datetime) -> bool:
        """Notes that this happened; False where it was noted already."""
        ...


class Answers(Protocol):
    """What was answered to requests with an Idempotency-Key."""

    def find(self, scope: str, key: str) -> IdempotencyRecord | None: ...
    def store(self, kept: IdempotencyRecord) -> None:
        """Raises `KeyTaken` where the key has an answer whose time is not over."""
        ...

    def forget(self, before: str, limit: int) -> int:
        """Forgets answers whose time is over at that moment, at most so many; says how many."""
        ...


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything the shop keeps."""

    products: Products
    carts: Carts
    orders: Orders
    payments: Payments
    events: Events
    answers: Answers


class Store(Protocol):
    """
    Where the tables are. A work that was given to `transaction` happens as a whole or not at all, and no other
    runs meanwhile. When it has ended, what it wrote outlives the process (in every store but memory), and so
    does all that it saw.
    """

    @property
    def name(self) -> str:
        """How people know it: `SQLite at data/shop.db`. Holds no secret."""
        ...

    async def transaction(self, work: Callable[[Tables], T]) -> T:
        """
        Runs the work and keeps what it wrote; where it raises, nothing of it has happened. A work is no coroutine:
        it cannot wait for anybody, least of all for a bank, while others wait for it. It may run in another thread.
        """
        ...

    async def ping(self) -> None:
        """Raises where the store cannot be used just now."""
        ...

    async def close(self) -> None:
        """Ends what is under way and closes files."""
        ...
