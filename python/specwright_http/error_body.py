"""How the bodies of refusals look."""

from __future__ import annotations

from dataclasses import dataclass

from .error_template import Template
from .model import Model


@dataclass(frozen=True, slots=True)
class ErrorTemplate:
    """What a body is filled from, and the entity that it is, where the specification names one."""

    template: Template
    model: type[Model] | None = None


@dataclass(frozen=True, slots=True)
class ErrorBody:
    """The bodies of a catalogue: one, or two, of which one names a bad place of the request and one does not."""

    media: str
    templates: tuple[ErrorTemplate, ...]
