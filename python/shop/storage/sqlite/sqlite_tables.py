"""The tables of a shop in SQLite."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from contract import models
from specwright_http.clock import iso_text
from specwright_http.idempotency_store import IdempotencyRecord, KeyTaken

from ...domain.cart_lines import CartLine
from ...domain.payment_intent import PaymentIntent, PaymentState
from .. import shapes
from ..page import ALL, Page
from ..store import OrderStatus, Tables
from .answer_codec import AnswerCodec
from .cart_lines_json import lines_from, lines_text
from .codec import ModelCodec
from .intent_codec import IntentCodec
from .rows import Rows, run

EVERYTHING = -1
"""SQLite for "all of them"."""


def sqlite_tables(db: sqlite3.Connection) -> Tables:
    """All of them, over one connection."""
    return Tables(
        products=ProductsInSqlite(db),
        carts=CartsInSqlite(db),
        orders=OrdersInSqlite(db),
        payments=PaymentsInSqlite(db),
        events=EventsInSqlite(db),
        answers=AnswersInSqlite(db),
    )


def _limit_of(page: Page) -> int:
    return EVERYTHING if page.limit is None else page.limit


class ProductsInSqlite:
    """Fulfils `Products`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        columns = shapes.product_columns
        codec = ModelCodec(models.Product, columns)
        names = [column.name for column in columns]
        self._db = db
        self._rows = Rows(db, "products", names, codec, {"version": 1})

    def list(self, page: Page = ALL) -> Sequence[models.Product]:
        rest = 'ORDER BY "_number" LIMIT ?'
        if page.after is None:
            return self._rows.select(rest, _limit_of(page))
        behind = '"_number" > (SELECT "_number" FROM "products" WHERE "id" = ?)'
        return self._rows.select(f"WHERE {behind} {rest}", page.after, _limit_of(page))

    def find(self, product_id: str) -> models.Product | None:
        return self._rows.select_one('WHERE "id" = ?', product_id)

    def add(self, product: models.Product) -> None:
        self._rows.insert(product)

    def replace(self, product: models.Product) -> None:
        if self._rows.update(product, 'WHERE "id" = ?', product.id) == 0:
            self._rows.insert(product)

    def take(self, product_id: str, quantity: int) -> bool:
        sql = 'UPDATE "products" SET "stock" = "stock" - ?1 WHERE "id" = ?2 AND "stock" >= ?1'
        return run(self._db, sql, quantity, product_id) > 0

    def give_back(self, product_id: str, quantity: int) -> bool:
        sql = 'UPDATE "products" SET "stock" = min("stock" + ?1, ?3) WHERE "id" = ?2'
        return run(self._db, sql, quantity, product_id, shapes.MOST_STOCK) > 0


class CartsInSqlite:
    """Fulfils `Carts`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def lines_of(self, user_id: str) -> Sequence[CartLine]:
        sql = 'SELECT "lines" FROM "carts" WHERE "userId" = ?'
        row = self._db.execute(sql, [user_id]).fetchone()
        return () if row is None else lines_from(row[0])

    def keep(self, user_id: str, lines: Sequence[CartLine]) -> None:
        sql = (
            'INSERT INTO "carts" ("userId", "lines", "version") VALUES (?, ?, 1)'
            ' ON CONFLICT ("userId") DO UPDATE SET "lines" = excluded."lines"'
        )
        run(self._db, sql, user_id, lines_text(lines))


class OrdersInSqlite:
    """Fulfils `Orders`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        columns = shapes.order_columns
        codec = ModelCodec(models.Order, columns)
        self._rows = Rows(db, "orders", [column.name for column in columns], codec)

    def find(self, order_id: str) -> models.Order | None:
        return self._rows.select_one('WHERE "id" = ?', order_id)

    def list_of(self, user_id: str, page: Page = ALL) -> Sequence[models.Order]:
        rest = 'ORDER BY "_number" DESC LIMIT ?'
        limit = _limit_of(page)
        if page.after is None:
            return self._rows.select(f'WHERE "userId" = ? {rest}', user_id, limit)
        last = 'SELECT "_number" FROM "orders" WHERE "id" = ? AND "userId" = ?'
        behind = f'WHERE "userId" = ? AND "_number" < ({last}) {rest}'
        return self._rows.select(behind, user_id, page.after, user_id, limit)

    def add(self, order: models.Order) -> None:
        self._rows.insert(order)

    def move(self, order: models.Order, before: OrderStatus) -> bool:
        return self._rows.update(order, 'WHERE "id" = ? AND "status" = ?', order.id, before) > 0

    def due(self, before: datetime, limit: int) -> Sequence[models.Order]:
        paying = (
            """SELECT 1 FROM "payments" WHERE "orderId" = "orders"."id" AND "state" = 'PENDING'"""
        )
        return self._rows.select(
            f"""WHERE "status" = 'PENDING_PAYMENT' AND "expiresAt" <= ? AND NOT EXISTS ({paying})
            ORDER BY "expiresAt", "_number" LIMIT ?""",
            iso_text(before),
            limit,
        )


class PaymentsInSqlite:
    """Fulfils `Payments`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        names = [column.name for column in shapes.payments.columns]
        self._rows = Rows(db, "payments", names, IntentCodec())

    def find(self, intent_id: str) -> PaymentIntent | None:
        return self._rows.select_one('WHERE "id" = ?', intent_id)

    def of_order(self, order_id: str) -> Sequence[PaymentIntent]:
        return self._rows.select('WHERE "orderId" = ? ORDER BY "_number" DESC', order_id)

    def add(self, intent: PaymentIntent) -> bool:
        waiting = """WHERE "orderId" = ? AND "state" = 'PENDING'"""
        is_open = self._rows.select_one(waiting, intent.order_id) is not None
        if intent.state == "PENDING" and is_open:
            return False
        self._rows.insert(intent)
        return True

    def move(self, intent: PaymentIntent, before: PaymentState) -> bool:
        return self._rows.update(intent, 'WHERE "id" = ? AND "state" = ?', intent.id, before) > 0

    def unfinished(self, before: datetime, limit: int) -> Sequence[PaymentIntent]:
        return self._rows.select(
            """WHERE "state" IN ('PENDING', 'REFUND_DUE') AND "createdAt" < ?
            ORDER BY "createdAt", "_number" LIMIT ?""",
            iso_text(before),
            limit,
        )


class EventsInSqlite:
    """Fulfils `Events`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def remember(self, event_id: str, at: datetime) -> bool:
        sql = 'INSERT INTO "events" ("id", "at") VALUES (?, ?) ON CONFLICT ("id") DO NOTHING'
        return run(self._db, sql, event_id, iso_text(at)) > 0


class AnswersInSqlite:
    """Fulfils `Answers`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        names = [column.name for column in shapes.answers.columns]
        self._rows = Rows(db, "answers", names, AnswerCodec())

    def find(self, scope: str, key: str) -> IdempotencyRecord | None:
        return self._rows.select_one('WHERE "scope" = ? AND "key" = ?', scope, key)

    def store(self, kept: IdempotencyRecord) -> None:
        claim = kept.claim
        there = self.find(claim.scope, claim.key)
        if there is not None and there.claim.expires_at > claim.at:
            raise KeyTaken
        if there is not None:
            sql = 'DELETE FROM "answers" WHERE "scope" = ? AND "key" = ?'
            run(self._db, sql, claim.scope, claim.key)
        self._rows.insert(kept)

    def forget(self, before: str, limit: int) -> int:
        old = 'SELECT "_number" FROM "answers" WHERE "expiresAt" <= ? ORDER BY "expiresAt" LIMIT ?'
        return run(self._db, f'DELETE FROM "answers" WHERE "_number" IN ({old})', before, limit)
