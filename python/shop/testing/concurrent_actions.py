"""Concurrent actions of many users in a shop, and what was acknowledged to which user."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from contract import models
from specwright_http.idempotency_store import IdempotencyRecord, KeyTaken

from ..domain.cart_lines import add_to_lines
from ..services.give_back import end_and_give_back
from ..services.place_in_one_step import PlacingWish, place_in_one_step
from ..storage.page import Page
from ..storage.store import Store, Tables
from .samples import MADE_AT, claim, kept, minutes_on, product

LANES = 6


@dataclass(frozen=True, slots=True)
class Add:
    """Puts pieces in the cart."""

    user: int
    product: int
    quantity: int


@dataclass(frozen=True, slots=True)
class CheckOut:
    """Orders what is in the cart, under a key or without."""

    user: int
    key: int | None


@dataclass(frozen=True, slots=True)
class Fail:
    """Takes and writes all that an order does, and then the lights go out."""

    user: int


@dataclass(frozen=True, slots=True)
class Pay:
    """Pays the newest order."""

    user: int


@dataclass(frozen=True, slots=True)
class Cancel:
    """Cancels the newest order."""

    user: int


@dataclass(frozen=True, slots=True)
class Price:
    """A shopkeeper changes a price."""

    product: int
    price_cents: int


Action = Add | CheckOut | Fail | Pay | Cancel | Price


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """What was acknowledged to which user."""

    added: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Pieces that were put in carts, by user and product."""
    orders: list[models.Order] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    """Those that orders were made under."""
    paid: list[str] = field(default_factory=list)
    cancelled: list[str] = field(default_factory=list)


class LightsOut(Exception):
    """Nothing of it has happened."""


def user_name(user: int) -> str:
    return f"user_{user}"


def product_id(number: int) -> str:
    return f"prod_{number}"


async def fill(store: Store, stocks: Sequence[int]) -> None:
    """Puts products on the shelves."""

    def work(tables: Tables) -> None:
        for number, stock in enumerate(stocks):
            tables.products.add(product(str(number), stock=stock))

    await store.transaction(work)


async def run_concurrently(store: Store, wanted: Sequence[Action]) -> Acknowledged:
    """Runs the actions on a store, so many at once."""
    done = Acknowledged()
    actions = iter(list(enumerate(wanted)))

    async def lane() -> None:
        for at, action in actions:
            await _carry_out(store, at, action, done)

    await asyncio.gather(*(lane() for _ in range(LANES)))
    return done


async def _carry_out(store: Store, at: int, action: Action, done: Acknowledged) -> None:
    match action:
        case Add():
            if await store.transaction(lambda tables: _add(tables, action, f"item_{at}")):
                done.added[user_name(action.user), product_id(action.product)] += action.quantity
        case Pay(user):
            paid = await store.transaction(lambda tables: _pay(tables, user_name(user)))
            done.paid.extend(paid)
        case Cancel(user):
            ended = await store.transaction(lambda tables: _cancel(tables, user_name(user)))
            done.cancelled.extend(ended)
        case Price():
            await store.transaction(lambda tables: _price(tables, action))
        case Fail(user):
            with suppress(LightsOut):
                await _check_out(store, at, user, "lights out")
        case CheckOut(user, key):
            name = None if key is None else f"{user_name(user)} {key}"
            try:
                placed = await _check_out(store, at, user, name)
            except KeyTaken:
                return
            if isinstance(placed, models.Order):
                done.orders.append(placed)
                done.keys.extend([] if name is None else [name])


def _add(tables: Tables, action: Add, item_id: str) -> bool:
    user_id = user_name(action.user)
    before = tables.carts.lines_of(user_id)
    lines = add_to_lines(before, product_id(action.product), action.quantity, lambda: item_id)
    if lines is not None:
        tables.carts.keep(user_id, lines)
    return lines is not None


async def _check_out(store: Store, at: int, user: int, key: str | None) -> object:
    def finish(order: models.Order, tables: Tables) -> models.Order:
        if key == "lights out":
            raise LightsOut
        if key is not None:
            tables.answers.store(
                IdempotencyRecord(claim(key, scope=order.user_id), kept(key).answer)
            )
        return order

    wish = PlacingWish(user_name(user), f"order_{at}", MADE_AT, 30 * 60_000)
    return await place_in_one_step(store, wish, finish)


def _newest(tables: Tables, user_id: str) -> models.Order | None:
    return next(iter(tables.orders.list_of(user_id, Page(limit=1))), None)


def _pay(tables: Tables, user_id: str) -> Sequence[str]:
    newest = _newest(tables, user_id)
    if newest is None:
        return []
    paid = newest.model_copy(update={"status": "PAID", "paid_at": minutes_on(1)})
    return [newest.id] if tables.orders.move(paid, "PENDING_PAYMENT") else []


def _cancel(tables: Tables, user_id: str) -> Sequence[str]:
    newest = _newest(tables, user_id)
    if newest is None or newest.status != "PENDING_PAYMENT":
        return []
    ended = newest.model_copy(update={"status": "CANCELLED", "cancelled_at": minutes_on(1)})
    end_and_give_back(ended, tables)
    return [newest.id]


def _price(tables: Tables, action: Price) -> None:
    found = tables.products.find(product_id(action.product))
    if found is not None:
        tables.products.replace(found.model_copy(update={"price_cents": action.price_cents}))
