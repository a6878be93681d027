"""Error entities of any shape are filled with what the kernel knows."""

from dataclasses import replace
from typing import Annotated

import pytest
from pydantic import MISSING, Field

from specwright_http.error_fields import Facts, error_filler
from specwright_http.model import Model
from specwright_http.problem import ProblemDetails
from specwright_http.refusal import FieldError
from specwright_http.types import WHOLE, ListOf

FACTS = Facts(
    code="OUT_OF_STOCK",
    status=409,
    title="Out of stock",
    message="Sold out",
    path="/api/orders",
    request_id="r1",
    timestamp="2026-01-01T00:00:00.000Z",
)


class Flat(Model):
    error: str
    message: str
    request_id: Annotated[str, Field(alias="requestId")]
    path: str


class Detail(Model):
    field: str
    message: str


class Detailed(Model):
    code: str
    details: ListOf[Detail] | MISSING = MISSING


class Moon(Model):
    code: str
    moon_phase: Annotated[str, Field(alias="moonPhase")]


class Inner(Model):
    code: str
    message: str


class Wrapped(Model):
    error: Inner


class Coloured(Model):
    code: str
    colour: str


class WrappedColour(Model):
    error: Coloured


def test_it_fills_the_fields_an_entity_has_and_no_others() -> None:
    assert error_filler(Flat)(FACTS) == {
        "error": "OUT_OF_STOCK",
        "message": "Sold out",
        "requestId": "r1",
        "path": "/api/orders",
    }


def test_it_leaves_the_list_out_where_nothing_is_in_it() -> None:
    fill = error_filler(ProblemDetails)
    assert "errors" not in fill(FACTS)
    errors = fill(replace(FACTS, errors=(FieldError("a", "is missing"),)))["errors"]
    assert errors == [{"path": "a", "message": "is missing"}]


def test_it_names_the_bad_fields_as_their_entity_does() -> None:
    facts = replace(FACTS, errors=(FieldError("a.b", "is missing"),))
    assert error_filler(Detailed)(facts) == {
        "code": "OUT_OF_STOCK",
        "details": [{"field": "a.b", "message": "is missing"}],
    }


def test_it_fills_an_entity_that_keeps_everything_inside_a_field_called_error() -> None:
    assert error_filler(Wrapped)(FACTS) == {
        "error": {"code": "OUT_OF_STOCK", "message": "Sold out"}
    }


@pytest.mark.parametrize(
    ("entity", "field"), [(Moon, "moonPhase"), (WrappedColour, "error.colour")]
)
def test_it_refuses_an_entity_that_asks_for_what_nobody_can_know(
    entity: type[Model], field: str
) -> None:
    with pytest.raises(TypeError, match=f'"{field}"'):
        error_filler(entity)


class Listed(Model):
    errors: ListOf[Detail]


def test_a_list_that_must_be_there_is_empty_where_nothing_is_in_it() -> None:
    assert error_filler(Listed)(FACTS) == {"errors": []}
    given = replace(FACTS, errors=(FieldError("a", "is missing"),))
    assert error_filler(Listed)(given) == {"errors": [{"field": "a", "message": "is missing"}]}


class Brief(Model):
    message: str


class MayHaveDetail(Model):
    message: str
    detail: str | MISSING = MISSING


class HasDetail(Model):
    message: str
    detail: str


def test_a_detail_says_more_than_the_message_and_repeats_it_only_where_it_must_be_there() -> None:
    more = replace(FACTS, detail="The last one went at noon")
    both = {"message": "Sold out", "detail": "The last one went at noon"}
    assert error_filler(MayHaveDetail)(FACTS) == {"message": "Sold out"}
    assert error_filler(MayHaveDetail)(more) == both
    assert error_filler(HasDetail)(FACTS) == {"message": "Sold out", "detail": "Sold out"}
    assert error_filler(HasDetail)(more) == both
    assert error_filler(Brief)(more) == {"message": "The last one went at noon"}


class InLanguage(Model):
    code: str
    lang: str = "de"


class WrappedInLanguage(Model):
    error: InLanguage
    version: Annotated[int, WHOLE] = 1


def test_a_field_of_the_entity_that_has_a_default_is_filled_with_it() -> None:
    inner = {"code": "OUT_OF_STOCK", "lang": "de"}
    assert error_filler(InLanguage)(FACTS) == inner
    assert error_filler(WrappedInLanguage)(FACTS) == {"error": inner, "version": 1}
