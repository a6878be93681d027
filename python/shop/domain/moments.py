"""Moments as the contract writes them: ISO 8601, UTC, milliseconds, so that texts compare as times do."""

from datetime import UTC, datetime, timedelta


def written(moment: datetime) -> str:
    """`2026-01-01T00:00:00.000Z`"""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment_of(text: str) -> datetime:
    """The moment that a text of the contract names."""
    return datetime.fromisoformat(text)


def later(moment: datetime, milliseconds: float) -> datetime:
    """So many milliseconds after it; before it, where they are negative."""
    return moment + timedelta(milliseconds=milliseconds)
