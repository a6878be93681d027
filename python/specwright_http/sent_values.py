"""Dates, instants and UUIDs as Python has them, which keep the text that they were sent as.

A text may say more than Python's types hold: digits beyond microseconds, the year 0000, capitals in a UUID. The value is
the nearest that Python has, and `text` is what is answered where the value goes back as it came. What is computed from a
value has no such text, and is written as `as_sent` says.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, Self, SupportsIndex
from uuid import UUID

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

#: Python knows no year before 1.
_YEAR_0 = "0000"


class _Sent:
    """A value of the wire."""

    text: str | None = None
    """None where a program made it, or computed it from another."""

    @classmethod
    def of(cls, text: str) -> Self:
        """Reads a text that the contract takes."""
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """A description asks the class of a default how it is written."""
        written = core_schema.plain_serializer_function_ser_schema(as_sent)
        return core_schema.is_instance_schema(cls, serialization=written)

    def __reduce_ex__(self, protocol: SupportsIndex, /) -> str | tuple[Any, ...]:
        """A copy keeps the text."""
        return super().__reduce_ex__(protocol) if self.text is None else (self.of, (self.text,))


class SentDate(_Sent, date):
    """`2000-12-31`"""

    @classmethod
    def of(cls, text: str) -> Self:
        """Reads a text that the contract takes."""
        day = cls(1, 1, 1) if text.startswith(_YEAR_0) else cls.fromisoformat(text)
        day.text = text
        return day


class SentDateTime(_Sent, datetime):
    """`2000-12-31T23:59:59.999Z`; it always has an offset."""

    @classmethod
    def of(cls, text: str) -> Self:
        """Reads a text that the contract takes."""
        is_early = text.startswith(_YEAR_0)
        instant = cls(1, 1, 1, tzinfo=UTC) if is_early else cls.fromisoformat(text)
        instant.text = text
        return instant


class SentUuid(_Sent, UUID):
    """A UUID, in small letters or capitals."""

    @classmethod
    def of(cls, text: str) -> Self:
        """Reads a text that the contract takes."""
        uuid = cls(text)
        # UUIDs refuse every assignment.
        object.__setattr__(uuid, "text", text)
        return uuid


def as_sent(value: object) -> object:
    """The text of a date, an instant or a UUID: the one it came as, else Python's own. Any other value is itself.

    An instant of Python's own is written in UTC, with milliseconds, or with microseconds where it has them.
    """
    match value:
        case _Sent(text=str(text)):
            return text
        case datetime():
            return _instant_text(value)
        case date():
            return value.isoformat()
        case UUID():
            return str(value)
        case _:
            return value


def _instant_text(instant: datetime) -> str:
    if instant.utcoffset() is None:
        raise ValueError("a datetime without an offset is no instant")
    unit = "microseconds" if instant.microsecond % 1_000 else "milliseconds"
    return instant.astimezone(UTC).isoformat(timespec=unit).replace("+00:00", "Z")
