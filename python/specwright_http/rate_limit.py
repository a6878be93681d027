"""How often one caller may ask."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

Limiter: TypeAlias = Callable[[str], float | None]
"""Counts one request of a caller: None lets it pass, else the seconds after which it would."""


@dataclass(frozen=True, slots=True)
class RateLimit:
    """A token bucket for each caller."""

    per_minute: float
    """What comes back to a caller each minute."""
    burst: float | None = None
    """What a caller who was silent may ask at once: as much as in a minute, unless said."""
    remembered: int = 50_000
    """Callers remembered at once; beyond it those who asked longest ago start afresh."""


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float


def limiter_of(limit: RateLimit, clock: Callable[[], float]) -> Limiter:
    """Makes a limiter; `clock` gives milliseconds."""
    burst = limit.per_minute if limit.burst is None else limit.burst
    if not limit.per_minute > 0 or not burst >= 1:
        raise TypeError("A rate limit needs more than 0 a minute, and at least 1 at once.")
    per_millisecond = limit.per_minute / 60_000
    buckets: dict[str, _Bucket] = {}

    def count(caller: str) -> float | None:
        at = clock()
        # Taken out and set anew, so that the buckets stay in the order in which callers last asked.
        known = buckets.pop(caller, None) or _Bucket(burst, at)
        # A clock that was set back gives nothing, and takes nothing.
        tokens = min(burst, known.tokens + max(0.0, at - known.at) * per_millisecond)
        buckets[caller] = _Bucket(tokens - 1 if tokens >= 1 else tokens, at)
        if len(buckets) > limit.remembered:
            del buckets[next(iter(buckets))]
        return None if tokens >= 1 else (1 - tokens) / per_millisecond / 1_000

    return count
