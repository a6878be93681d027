"""What goes over the wire, and how a refusal becomes it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from .clock import Clock, iso_text
from .error_body import ErrorBody
from .error_template import (
    FaultFacts,
    Part,
    RefusalFacts,
    Template,
    filled,
    names_fault,
    places_in,
)
from .json_text import json_text
from .operation import Contract
from .refusal import FieldError
from .refused import Refused
from .reserved import ErrorEntry, kind_of


@dataclass(frozen=True, slots=True)
class Content:
    """The body of an answer."""

    media: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, ready to be written."""

    status: int
    headers: Mapping[str, str]
    content: Content | None
    """None: no body."""
    code: str | None = None
    """Of a refusal, for the log and the counters."""


class Asked(Protocol):
    """The request as an error body may name it."""

    @property
    def path(self) -> str: ...
    @property
    def request_id(self) -> str: ...
    @property
    def now(self) -> Clock: ...


Refuser: TypeAlias = Callable[[Refused, Asked], Answer]
"""Turns any refusal into its answer, in the shape the contract declares."""


def refuser_of(contract: Contract, catalogue: Mapping[str, ErrorEntry]) -> Refuser:
    """Prepares the answers to refusals once per contract."""
    forms = (contract.error_body, *contract.other_bodies)

    def answer(refused: Refused, asked: Asked) -> Answer:
        entry = catalogue.get(refused.code)
        if entry is None:
            raise TypeError(f'No error "{refused.code}" in the catalogue.')
        faults = _faults_of(refused, entry, catalogue)
        form = forms[entry.form]
        template = entry.body
        if template is None:
            template = _template_for(form, bool(faults))
        body = filled(template, _facts_of(refused, entry, template, asked, faults))
        content = Content(form.media, json_text(body).encode())
        return Answer(entry.status, refused.headers, content, entry.name or refused.code)

    return answer


def _template_for(form: ErrorBody, has_fault: bool) -> Template:
    """Of two, the one that names a bad place where there is one to name."""
    templates = [one.template for one in form.templates]
    return next((one for one in templates if names_fault(one) == has_fault), templates[0])


def _facts_of(
    refused: Refused,
    entry: ErrorEntry,
    template: Template,
    asked: Asked,
    faults: tuple[FaultFacts, ...],
) -> RefusalFacts:
    code, detail = refused.code, refused.detail
    places = places_in(template)
    # Where nothing else tells codes apart, the message is the catalogue's, whatever is said besides.
    is_open = detail is not None and "detail" not in places and "code" in places
    return RefusalFacts(
        code=code if entry.wire is None else entry.wire,
        status=entry.status,
        title=entry.title,
        type=entry.type or kind_of(code),
        message=str(detail) if is_open else entry.message,
        detail=detail,
        instance=asked.path,
        request_id=asked.request_id,
        timestamp=iso_text(asked.now()),
        faults=faults,
    )


def _faults_of(
    refused: Refused, entry: ErrorEntry, catalogue: Mapping[str, ErrorEntry]
) -> tuple[FaultFacts, ...]:
    """The field that a handler names comes first."""
    named = () if refused.bad_field is None else (FieldError(refused.bad_field, entry.message),)
    return tuple(_fault_of(fault, refused.code, catalogue) for fault in (*named, *refused.errors))


def _fault_of(fault: FieldError, refused: str, catalogue: Mapping[str, ErrorEntry]) -> FaultFacts:
    code = fault.code or refused
    own = catalogue.get(code)
    wire = None if own is None else own.wire
    parts = parts_of(fault.path) if fault.parts is None else fault.parts
    return FaultFacts(parts, fault.path, code if wire is None else wire, fault.message)


PART = re.compile(r"\[([0-9]+)\]|([^.\[]+)")


def parts_of(path: str) -> tuple[Part, ...]:
    """`items[0].name` in its parts."""
    return tuple(int(index) if index else name for index, name in PART.findall(path))
