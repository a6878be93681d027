"""Dates, instants and UUIDs: Python's own for handlers, and on the wire the text that came."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Annotated, Any
from uuid import UUID

import pytest
from pydantic import TypeAdapter, ValidationError

from specwright_http.answer import Answer
from specwright_http.bad_fields import field_errors_of
from specwright_http.contract_fault import ContractFault
from specwright_http.header_map import header_map
from specwright_http.input_reader import Input, RawRequest, caller_reader, input_reader
from specwright_http.model import Model
from specwright_http.operation import Operation
from specwright_http.plain_data import plain_data
from specwright_http.reply import Ok
from specwright_http.reply_check import reply_checker
from specwright_http.rules import Length, Pattern, Rules
from specwright_http.sent_values import SentDate, SentDateTime, SentUuid, as_sent
from specwright_http.types import Date, DateTime, ListOf, MapOf, Uuid

CAPITALS = "0A0B0C0D-0000-4000-8000-00000000000E"

INSTANTS = [
    "2026-01-01T00:00:00Z",
    "2026-01-01T00:00:00.5Z",
    "2026-01-01T00:00:00.000+02:00",
    "2026-01-01T00:00:00-00:00",
    "2026-01-01T00:00:00.123456789123456789Z",
    "0000-02-29T23:59:59Z",
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-23:59",
]


class Visit(Model):
    id: Uuid
    at: DateTime
    days: ListOf[Date] = (SentDate.of("0000-02-29"),)
    since: MapOf[DateTime]


class Params(Model):
    id: Uuid


class Query(Model):
    at: DateTime
    days: ListOf[Date]


operation = Operation(
    id="putVisitsById",
    method="POST",
    path="/visits/{id}",
    capability="visits",
    summary="",
    description="",
    requirements=(),
    caller="params.id",
    params=Params,
    query=Query,
    headers=Query,
    body=Visit,
    replies={200: Visit},
    errors=(),
)
read = input_reader(operation)
check = reply_checker(operation)


def given(visit: object, *, at: str = INSTANTS[0], days: str = "2026-02-28") -> dict[str, Any]:
    headers = header_map(
        [
            (b"content-type", b"application/json"),
            (b"at", at.encode()),
            (b"days", days.encode()),
        ]
    )
    query = f"at={at.replace('+', '%2B')}&days={days.replace(',', '&days=')}"
    answer = read(RawRequest({"id": [CAPITALS]}, query, headers, json.dumps(visit).encode()))
    assert isinstance(answer, Input)
    assert not answer.errors
    assert not answer.faults
    return answer.values


def answered(visit: Visit) -> Any:
    answer = check(Ok(visit))
    assert isinstance(answer, Answer)
    assert answer.content is not None
    return json.loads(answer.content.data)


def words(type_: Any, value: object) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(type_).validate_python(value)
    return [error.message for error in field_errors_of(caught.value)]


def test_handlers_get_them_from_every_place_of_a_request() -> None:
    values = given(
        {"id": CAPITALS, "at": "2026-01-01T02:00:00+02:00", "since": {}},
        at="2026-01-01T00:00:00.25Z",
        days="2026-02-28,2024-02-29",
    )
    visit: Visit = values["body"]
    assert (visit.id, values["params"].id) == (UUID(CAPITALS), UUID(CAPITALS))
    assert visit.at == datetime(2026, 1, 1, tzinfo=UTC)
    for place in ("query", "headers"):
        assert values[place].at == datetime(2026, 1, 1, 0, 0, 0, 250_000, UTC)
        assert values[place].days == (date(2026, 2, 28), date(2024, 2, 29))


@pytest.mark.parametrize("text", INSTANTS)
def test_what_was_sent_is_answered_as_it_was_sent(text: str) -> None:
    sent = {"id": CAPITALS, "at": text, "days": [text[:10]], "since": {"a": text}}
    visit: Visit = given(sent)["body"]
    again = Visit(id=visit.id, at=visit.at, days=visit.days, since=visit.since)
    for each in (visit, again, copy.deepcopy(visit), pickle.loads(pickle.dumps(again))):
        assert answered(each) == sent
    assert plain_data([visit.at, visit.days]) == [text, [text[:10]]]


def test_what_is_computed_from_them_is_written_anew() -> None:
    instant = SentDateTime.of("2026-01-01T00:00:00+02:00")
    assert as_sent(instant + timedelta(hours=1)) == "2025-12-31T23:00:00.000Z"
    assert as_sent(instant.replace(microsecond=1)) == "2025-12-31T22:00:00.000001Z"
    assert as_sent(SentDate.of("0000-01-01") + timedelta(days=1)) == "0001-01-02"


def test_handlers_may_answer_values_of_their_own() -> None:
    at = datetime(2026, 1, 1, 0, 0, 0, 7_000, timezone(timedelta(hours=2)))
    visit = Visit(id=UUID(CAPITALS), at=at, days=(date(2026, 1, 1),), since={})
    assert answered(visit) == {
        "id": CAPITALS.lower(),
        "at": "2025-12-31T22:00:00.007Z",
        "days": ["2026-01-01"],
        "since": {},
    }


def test_a_datetime_is_no_date_and_without_an_offset_no_instant() -> None:
    naive = datetime(2026, 1, 1)  # noqa: DTZ001
    assert words(DateTime, naive) == ["must be a date and time such as 2000-12-31T23:59:59Z"]
    assert words(Date, datetime(2026, 1, 1, tzinfo=UTC)) == ["must be a date such as 2000-12-31"]
    visit = Visit(id=UUID(CAPITALS), at=datetime(2026, 1, 1, tzinfo=UTC), since={})
    with pytest.raises(ContractFault):
        answered(visit.model_copy(update={"at": naive}))
    with pytest.raises(ContractFault):
        answered(visit.model_copy(update={"days": (visit.at,)}))


def test_rules_are_asked_of_the_text_that_was_sent() -> None:
    strict = Annotated[Uuid, Rules(Length(max=35), Pattern("^[0-9a-f-]+$", code="SMALL"))]
    assert words(strict, CAPITALS) == ["must have at most 35 characters"]
    assert words(Annotated[Uuid, Pattern("^0a")], CAPITALS) == ["must match /^0a/u"]
    assert TypeAdapter(Annotated[Uuid, Pattern("^0A")]).validate_python(CAPITALS) == UUID(CAPITALS)


def test_a_caller_whose_id_is_a_uuid_is_known_by_the_text_that_was_sent() -> None:
    assert caller_reader(operation)({"params": Params(id=SentUuid.of(CAPITALS))}) == CAPITALS


@pytest.mark.filterwarnings("error")
def test_a_default_is_described_as_it_is_written() -> None:
    class Opening(Model):
        at: DateTime = SentDateTime.of("2026-01-01T00:00:00.0+02:00")
        id: Uuid = SentUuid.of(CAPITALS)
        days: ListOf[Date] = (SentDate.of("0000-02-29"),)

    for described in (
        Opening.model_json_schema(mode="validation"),
        Opening.model_json_schema(mode="serialization"),
    ):
        defaults = {name: each["default"] for name, each in described["properties"].items()}
        assert defaults == Opening().model_dump(mode="json")
