"""What a handler refuses with: `return errors.OutOfStock()`. One class for each code of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class FieldError:
    """One bad place of a request."""

    path: str
    """Such as `items[0].name`."""
    message: str


@dataclass(frozen=True)
class Refusal:
    """A declared error. It is returned, not raised: the type of a handler says which codes it may give."""

    code: ClassVar[str]
    status: ClassVar[int]
    title: ClassVar[str]
    message: ClassVar[str]
    body: ClassVar[object] = None
    """The whole body, where the specification fixes it."""

    detail: str | None = None
    """Says more than the catalogue does; None leaves the catalogue's message."""
    errors: tuple[FieldError, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
