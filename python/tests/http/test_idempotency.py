"""Who comes again with the same key gets the first answer, and nothing is done twice."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest

from specwright_http.app import AppOptions, serve_contract
from specwright_http.handler import Context
from specwright_http.idempotency_store import Content, IdempotencyRecord, StoredAnswer
from specwright_http.operation import Contract, Media
from specwright_http.reply import Created

from .bank import (
    DEPOSIT_FACTS,
    Balance,
    Broken,
    Closed,
    Deposit,
    Depositing,
    ValidationFailed,
    bank,
    bank_router,
)
from .library import operation_of
from .open_bank import Bank

DAY = timedelta(days=1)


def _replayed(response: httpx.Response) -> str | None:
    value: str | None = response.headers.get("idempotent-replayed")
    return value


def _code(response: httpx.Response) -> tuple[int, str]:
    return response.status_code, response.json()["code"]


async def test_a_repeated_request_gets_the_first_answer_to_the_byte() -> None:
    bank = Bank()
    async with bank.open():
        first, second = await bank.ask("k1"), await bank.ask("k1")
        third = await bank.ask("k2")
    assert (first.status_code, _replayed(first)) == (201, None)
    assert (second.status_code, _replayed(second)) == (201, "true")
    assert second.content == first.content
    assert second.headers["content-type"] == first.headers["content-type"]
    assert third.text == '{"balance":10}'
    assert [entry.replayed for entry in bank.log] == [False, True, False]


async def test_without_a_key_everything_is_done_each_time() -> None:
    bank = Bank()
    async with bank.open():
        await bank.ask(None)
        await bank.ask(None)
    assert (bank.balance, bank.memory.records) == (10, {})


async def test_the_order_of_fields_makes_no_other_request_but_another_value_does() -> None:
    bank = Bank()
    async with bank.open():
        await bank.ask("k1", {"cents": 5, "note": "a"})
        assert _replayed(await bank.ask("k1", {"note": "a", "cents": 5})) == "true"
        for other in ({"cents": 6, "note": "a"}, {"cents": 5}, {"cents": 5, "note": "b"}):
            assert _code(await bank.ask("k1", other)) == (422, "IDEMPOTENCY_KEY_REUSED")
        elsewhere = await bank.ask("k1", {"cents": 5, "note": "a"}, "bob")
    assert (elsewhere.status_code, bank.balance) == (422, 5)


async def test_while_the_first_is_running_a_second_is_told_to_wait() -> None:
    bank, started, go = Bank(), asyncio.Event(), asyncio.Event()

    async def slowly(body: Deposit, context: Context) -> object:
        started.set()
        await go.wait()
        return await bank.add(body, context)

    async with bank.open(slowly):
        first = asyncio.create_task(bank.ask("k1"))
        await started.wait()
        second = await bank.ask("k1")
        assert _code(second) == (409, "REQUEST_IN_PROGRESS")
        assert second.headers["retry-after"] == "1"
        assert _code(await bank.ask("k1", {"cents": 6})) == (422, "IDEMPOTENCY_KEY_REUSED")
        go.set()
        assert (await first).status_code == 201
        assert _replayed(await bank.ask("k1")) == "true"


async def test_what_another_process_holds_is_running_too() -> None:
    bank = Bank()
    bank.memory.held_elsewhere.add("k1")
    async with bank.open():
        assert _code(await bank.ask("k1")) == (409, "REQUEST_IN_PROGRESS")


async def test_a_key_belongs_to_its_user() -> None:
    bank = Bank()
    async with bank.open():
        bodies: list[dict[str, Any]] = [{"owner": "ann"}, {"owner": "bob"}, {}]
        texts = [(await bank.ask("k1", {"cents": 5, **body})).text for body in bodies]
    assert texts == ['{"balance":5}', '{"balance":10}', '{"balance":15}']


async def test_a_refusal_of_business_is_remembered_stored_or_not() -> None:
    bank, closed = Bank(), [True]

    async def sometimes(body: Deposit, context: Context) -> object:
        return Closed() if closed.pop() else await bank.add(body, context)

    async with bank.open(sometimes):
        first, second = await bank.ask("k1"), await bank.ask("k1")
    assert (second.status_code, second.content) == (409, first.content)
    assert _replayed(second) == "true"
    assert second.headers["content-type"] == "application/problem+json"


async def test_what_was_stored_and_then_undone_counts_for_nothing() -> None:
    bank = Bank()

    async def regret(_body: Deposit, context: Context) -> object:
        context.record_of(Created(Balance(balance=1)))
        return Closed()

    async with bank.open(regret):
        assert _code(await bank.ask("k1")) == (409, "CLOSED")
        assert _code(await bank.ask("k1")) == (409, "CLOSED")
    assert len(bank.memory.records) == 1


async def test_bad_requests_and_our_own_faults_are_not_remembered() -> None:
    bank = Bank()

    async def invalid(_body: Deposit, _context: Context) -> object:
        return ValidationFailed()

    async def broken(_body: Deposit, _context: Context) -> object:
        return Broken()

    async def settled(_body: Deposit, context: Context) -> object:
        reply = Broken()
        assert context.record_of(reply) is None
        return reply

    async def dark(_body: Deposit, _context: Context) -> object:
        raise RuntimeError("the lights went out")

    faults: list[Depositing] = [bank.add, dark, settled, broken, invalid]

    async def next_fault(body: Deposit, context: Context) -> object:
        return await (faults.pop() if faults else bank.add)(body, context)

    async with bank.open(next_fault):
        statuses = [(await bank.ask("k1")).status_code for _ in range(5)]
        assert statuses == [400, 503, 503, 500, 201]
        assert len(bank.memory.released) == 4
        assert (await bank.ask("k2", {"cents": 0})).status_code == 400
        assert (await bank.ask("k2")).status_code == 201


async def test_work_that_is_not_stored_with_its_answer_is_our_fault() -> None:
    bank = Bank()

    async def forget(_body: Deposit, _context: Context) -> object:
        return Created(Balance(balance=0))

    async with bank.open(forget):
        assert (await bank.ask("k1")).status_code == 500
        assert (await bank.ask(None)).status_code == 201
    assert '"deposit" answered 201 without context.record_of(reply)' in str(bank.log[0].error)


async def test_where_another_process_was_quicker_its_answer_is_given() -> None:
    bank = Bank()
    theirs = StoredAnswer(201, {}, Content("application/json; charset=utf-8", '{"balance":77}'))

    async def too_late(body: Deposit, context: Context) -> object:
        assert context.claim is not None
        await bank.memory.store(IdempotencyRecord(context.claim, theirs))
        return await bank.add(body, context)

    async with bank.open(too_late):
        asked = await bank.ask("k1")
    assert (asked.status_code, asked.text, _replayed(asked)) == (201, '{"balance":77}', "true")


async def test_a_day_later_the_key_is_free() -> None:
    bank = Bank()
    opened = bank.now
    async with bank.open():
        await bank.ask("k1")
        bank.now = opened + DAY - timedelta(milliseconds=1)
        assert _replayed(await bank.ask("k1")) == "true"
        bank.now = opened + DAY
        assert _replayed(await bank.ask("k1")) is None
    assert bank.balance == 10


async def test_what_cannot_be_a_key_is_refused() -> None:
    bank = Bank()
    async with bank.open():
        assert (await bank.ask("k" * 255)).status_code == 201
        assert _code(await bank.ask("")) == (400, "VALIDATION_FAILED")
        assert _code(await bank.ask("k" * 256)) == (400, "VALIDATION_FAILED")


async def test_whether_keys_are_remembered_must_be_said() -> None:
    here = Bank()
    with pytest.raises(
        TypeError, match='"deposit" takes an Idempotency-Key, but answers are not stored'
    ):
        serve_contract(bank, [bank_router(here.add)], AppOptions())
    async with here.open(options=AppOptions(idempotency_store=None)):
        await here.ask("k1")
        assert _replayed(await here.ask("k1")) is None
    assert here.balance == 10


def test_an_answer_that_is_no_text_cannot_be_remembered() -> None:
    here = Bank()
    png = operation_of(
        "deposit", "POST", "/accounts/{name}", replies={200: Media("image/png")}, **DEPOSIT_FACTS
    )
    contract: Contract = replace(bank, operations=(png,))
    router = bank_router(here.add, png)
    with pytest.raises(TypeError, match="cannot answer image/png"):
        serve_contract(contract, [router], AppOptions(idempotency_store=here.memory))
