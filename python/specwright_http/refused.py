"""A refusal before it has its words: what the kernel says by itself, and what handlers say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .refusal import FieldError


@dataclass(frozen=True, slots=True)
class Refused:
    """A code of the catalogue, and what is said besides."""

    code: str
    detail: str | None = None
    """Says more than the catalogue does; None leaves the catalogue's message."""
    errors: tuple[FieldError, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    bad_field: str | None = None
    """The path of the field that a handler refuses."""
