"""What goes over the wire, and how a refusal becomes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from .clock import Clock, iso_text
from .error_fields import Facts, error_filler
from .json_text import json_text
from .operation import Contract
from .problem import ProblemDetails
from .refused import Refused
from .reserved import ErrorEntry


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
    media = contract.error_body.media
    written = all(
        entry.body is not None or code == "NOT_IMPLEMENTED" for code, entry in catalogue.items()
    )
    # Where the catalogue writes every body out, only what is still to be written has one of the
    # kernel's own.
    model = ProblemDetails if written else contract.error_body.model or ProblemDetails
    fill = error_filler(model)

    def answer(refused: Refused, asked: Asked) -> Answer:
        entry = catalogue.get(refused.code)
        if entry is None:
            raise TypeError(f'No error "{refused.code}" in the catalogue.')
        body = entry.body
        if body is None:
            facts = Facts(
                code=refused.code,
                status=entry.status,
                title=entry.title,
                message=entry.message,
                detail=refused.detail,
                path=asked.path,
                request_id=asked.request_id,
                timestamp=iso_text(asked.now()),
                errors=refused.errors,
            )
            body = fill(facts)
        content = Content(media, json_text(body).encode())
        return Answer(entry.status, refused.headers, content, refused.code)

    return answer
