"""Times as they are written everywhere: ISO 8601, UTC, milliseconds, so that texts compare as times."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

Clock: TypeAlias = Callable[[], datetime]
"""Tells the time; it comes from outside, so that tests may move it."""


def system_clock() -> datetime:
    """The time of this machine."""
    return datetime.now(UTC)


def iso_text(time: datetime) -> str:
    """`2026-01-31T12:00:00.000Z`"""
    text = time.astimezone(UTC).isoformat(timespec="milliseconds")
    return f"{text.removesuffix('+00:00')}Z"


def milliseconds_of(time: datetime) -> int:
    """Whole milliseconds since 1970."""
    return round(time.timestamp() * 1_000)
