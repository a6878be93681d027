"""Moments as all stores keep them: in whole milliseconds."""

from datetime import datetime, timedelta


def kept(moment: datetime) -> datetime:
    """The moment as it is recorded, so that what is answered is what is read again later."""
    return moment.replace(microsecond=moment.microsecond // 1_000 * 1_000)


def later(moment: datetime, milliseconds: float) -> datetime:
    """So many milliseconds after it; before it, where they are negative."""
    return moment + timedelta(milliseconds=milliseconds)
