"""The reading of an operation's input: only what is declared, all of it checked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, TypeAlias

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from .adapter import adapter_of
from .content import is_missing, read_content
from .error_limit import MOST_ERRORS
from .fault_words import UNKNOWN
from .header_map import HeaderMap
from .lone_surrogates import faults_of
from .model import REQUEST, Model
from .operation import Credential, Media, Operation, model_of
from .percent import percent_decoded
from .refusal import FieldError
from .refused import Refused
from .reserved import ErrorEntry, refused_in_words, reserved
from .sent_values import as_sent
from .text_values import (
    Texts,
    items_of,
    lists_of,
    may_hold_unfit_text,
    typed_reader,
    unfit_fields,
    unfit_texts,
)


@dataclass(frozen=True, slots=True)
class RawRequest:
    """A request before anything about it was checked."""

    params: Texts
    query: str
    headers: HeaderMap
    body: bytes


@dataclass(slots=True)
class Input:
    """What a handler gets, and everything that was wrong with it."""

    values: dict[str, Any] = field(default_factory=dict)
    faults: list[ErrorDetails] = field(default_factory=list)
    errors: list[FieldError] = field(default_factory=list)

    def keep(self, name: str, adapter: TypeAdapter[Any], value: object) -> None:
        """Checks a value and keeps it under its name, or what is wrong with it."""
        try:
            self.values[name] = adapter.validate_python(
                value, by_alias=True, by_name=False, context=REQUEST
            )
        except ValidationError as error:
            self.faults += faults_of(error, adapter, value)


InputReader: TypeAlias = Callable[[RawRequest], Input | Refused]


def input_reader(
    operation: Operation,
    catalogue: Mapping[str, ErrorEntry] = reserved,
    credentials: tuple[Credential, ...] = (),
) -> InputReader:
    """Prepares the reading once, so that each request only runs."""
    params, query, headers = map(_Part.of, (operation.params, operation.query, operation.headers))
    header_names = [] if operation.headers is None else _names_of(operation.headers)
    header_lists = lists_of(operation.headers)
    secrets = {one.at for one in credentials if one.location == "query"}
    body = operation.body
    unknown, off_type = operation.codes.get("unknown"), operation.codes.get("type")
    model = model_of(body)
    body_adapter = None if model is None else adapter_of(model)
    comma_lists = frozenset(operation.comma)
    missing_body = operation.missing_body

    def read(raw: RawRequest) -> Input | Refused:
        texts = {} if raw.query == "" else read_query(raw.query, comma_lists)
        if texts is None:
            words = "The query is not percent-encoded properly"
            return refused_in_words(catalogue, "VALIDATION_FAILED", words)
        # What proves who calls is no parameter, whatever the operation asks for.
        texts = {name: value for name, value in texts.items() if name not in secrets}
        is_gone = is_missing(body, raw.headers, raw.body)
        is_none = missing_body == "null" and is_gone
        content = read_content(operation, raw.headers, raw.body, catalogue)
        if isinstance(content, Refused):
            return content
        given = Input()
        if params is not None:
            params.read("params", raw.params, given)
        if query is not None:
            query.read("query", texts, given)
        if headers is not None:
            headers.read("headers", _header_texts(header_names, header_lists, raw.headers), given)
        if body_adapter is not None and not is_none:
            given.keep("body", body_adapter, content.value)
        elif body is not None:
            given.values["body"] = content.value
        if query is None:
            given.errors += [FieldError(name, UNKNOWN, unknown) for name in texts]
        if model is not None and missing_body == "refused" and is_gone and "body" in given.values:
            given.errors.append(FieldError("", "is missing", operation.codes.get("required")))
        unfit = [*content.errors, *unfit_fields(raw.params), *unfit_fields(texts)]
        if model is not None and (isinstance(body, Media) or may_hold_unfit_text(raw.body)):
            unfit += islice(unfit_texts(content.value), MOST_ERRORS)
        given.errors += [replace(error, code=off_type) for error in unfit]
        if body is None and raw.body:
            given.errors.append(FieldError("", "must not have a body", unknown))
        return given

    return read


@dataclass(frozen=True, slots=True)
class _Part:
    """A place whose values are texts until their model says more."""

    typed: Callable[[Texts], dict[str, object]]
    adapter: TypeAdapter[Any]

    @classmethod
    def of(cls, model: type[Model] | None) -> "_Part | None":
        return None if model is None else cls(typed_reader(model), TypeAdapter(model))

    def read(self, name: str, texts: Texts, given: Input) -> None:
        given.keep(name, self.adapter, self.typed(texts))


def _names_of(model: type[Model]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _header_texts(
    names: list[str], lists: frozenset[str], headers: HeaderMap
) -> Mapping[str, list[str]]:
    lower = ((name, name.lower()) for name in names)
    return {
        name: _items(headers[key]) if name in lists else [headers[key]]
        for name, key in lower
        if key in headers
    }


def _items(text: str) -> list[str]:
    """Blanks and tabs around an item are no part of it."""
    return [item.strip(" \t") for item in items_of(text)]


def read_query(text: str, comma_lists: frozenset[str] = frozenset()) -> Texts | None:
    """Reads `a=1&a=2&b=x`; commas part the items of some lists before escapes are read.

    None where the percent-encoding is broken.
    """
    texts: dict[str, list[str]] = {}
    for pair in text.split("&"):
        if pair == "":
            continue
        raw_name, _, raw_value = pair.partition("=")
        name = percent_decoded(raw_name.replace("+", " "))
        if name is None:
            return None
        known = texts.setdefault(name, [])
        for item in items_of(raw_value) if name in comma_lists else [raw_value]:
            value = percent_decoded(item.replace("+", " "))
            if value is None:
                return None
            known.append(value)
    return texts


def caller_reader(operation: Operation) -> Callable[[Mapping[str, Any]], str | None]:
    """Reads the field that the specification marks `caller`; None where nobody is named."""
    if operation.caller is None:
        return lambda _values: None
    part, *names = operation.caller.split(".")

    def read(values: Mapping[str, Any]) -> str | None:
        value: object = values.get(part)
        for name in names:
            value = _field(value, name)
        named = as_sent(value)
        return named if isinstance(named, str) else None

    return read


def _field(value: object, alias: str) -> object:
    """A field by its name on the wire."""
    if not isinstance(value, Model):
        return None
    for name, info in type(value).model_fields.items():
        if (info.alias or name) == alias:
            return getattr(value, name)
    return None
