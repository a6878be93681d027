"""What a handler refuses with: `return errors.OutOfStock()`. One class for each code of the catalogue."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import ClassVar

from .error_template import Part, Template


@dataclasses.dataclass(frozen=True, slots=True)
class FieldError:
    """One bad place of a request."""

    path: str
    """Such as `items[0].name`."""
    message: str
    code: str | None = None
    """The code of the rule that it breaks, where that has one of its own."""
    parts: tuple[Part, ...] | None = None
    """The path in its parts, where a name in it holds a dot or a bracket."""


@dataclasses.dataclass(frozen=True)
class Refusal:
    """A declared error. It is returned, not raised: the type of a handler says which codes it may give."""

    code: ClassVar[str]
    status: ClassVar[int]
    title: ClassVar[str]
    message: ClassVar[str]
    wire: ClassVar[str | int | None] = None
    """The code as it travels, where that is not its name."""
    type: ClassVar[str | None] = None
    """The URI that names the kind, where the specification says one."""
    body: ClassVar[Template] = None
    """What the whole body is filled from, where the specification writes it out."""
    form: ClassVar[int] = 0
    """Which of the contract's bodies it has: 0 for the first, then those of further catalogues."""

    detail: str | None = None
    """Says more than the catalogue does; None leaves the catalogue's message."""
    errors: tuple[FieldError, ...] = ()
    headers: Mapping[str, str] = dataclasses.field(default_factory=dict)
    field: str | None = dataclasses.field(default=None, kw_only=True)
    """The path of the field that is refused, such as `username`."""


@dataclasses.dataclass(frozen=True)
class FieldRefusal(Refusal):
    """One whose body says nothing without the field: `errors.Taken(field="username")`."""

    field: str = dataclasses.field(kw_only=True)
