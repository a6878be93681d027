"""What a handler answers: `return Created(order)`. The class says the status, the specification says which may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Reply(Generic[T_co]):
    """An answer with a body; `None` where it has none."""

    status: ClassVar[int]
    body: T_co
    headers: Mapping[str, str] = field(default_factory=dict, kw_only=True)


@dataclass(frozen=True)
class EmptyReply:
    """An answer that never has a body."""

    status: ClassVar[int]
    headers: Mapping[str, str] = field(default_factory=dict, kw_only=True)


class Ok(Reply[T_co]):
    """200"""

    status = 200


class Created(Reply[T_co]):
    """201"""

    status = 201


class Accepted(Reply[T_co]):
    """202"""

    status = 202


class NonAuthoritative(Reply[T_co]):
    """203"""

    status = 203


class NoContent(EmptyReply):
    """204"""

    status = 204


class ResetContent(EmptyReply):
    """205"""

    status = 205


class PartialContent(Reply[T_co]):
    """206"""

    status = 206


class MultipleChoices(Reply[T_co]):
    """300"""

    status = 300


class MovedPermanently(Reply[T_co]):
    """301"""

    status = 301


class Found(Reply[T_co]):
    """302"""

    status = 302


class SeeOther(Reply[T_co]):
    """303"""

    status = 303


class NotModified(EmptyReply):
    """304"""

    status = 304


class TemporaryRedirect(Reply[T_co]):
    """307"""

    status = 307


class PermanentRedirect(Reply[T_co]):
    """308"""

    status = 308
