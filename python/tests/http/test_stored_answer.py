"""The answer of a lost request is what its client would have read."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from specwright_http.contract_fault import ContractFault
from specwright_http.handler import Context
from specwright_http.reply import Accepted, NoContent, Ok
from specwright_http.stored_answer import LostRequest, late_answers_of

from .library import Book, Input, LentOut, library
from .open_library import open_library

LOST = LostRequest(
    operation="getBooksById",
    path="/books/1",
    request_id="r1",
    time=datetime(2026, 1, 1, tzinfo=UTC),
)


@pytest.mark.parametrize(
    "reply",
    [Ok(Book(title="Emma")), LentOut(headers={"Retry-After": "60"}), NoContent()],
)
async def test_it_is_to_the_byte_what_goes_over_the_wire(reply: object) -> None:
    async def answer(_values: Input, _context: Context) -> object:
        return reply

    async with open_library({"getBooksById": answer}) as opened:
        asked = await opened.ask("GET", "/books/1")
    late = late_answers_of(library)(LOST, reply)
    assert late.status == asked.status
    assert (late.content.text if late.content else "") == asked.text
    assert (late.content.media if late.content else None) == asked.headers.get("content-type")
    assert late.headers.get("Retry-After") == asked.headers.get("retry-after")


def test_it_is_held_to_the_contract_like_any_other() -> None:
    late = late_answers_of(library)
    with pytest.raises(ContractFault, match="answered 202, which is not declared"):
        late(LOST, Accepted(None))
    with pytest.raises(TypeError, match='No operation "burn"'):
        late(replace(LOST, operation="burn"), NoContent())
