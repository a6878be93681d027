"""Holds back who asks too often."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from .client_address import AddressOf, address_behind
from .clock import Clock, milliseconds_of
from .exchange import Exchange
from .rate_limit import RateLimit, limiter_of
from .refused import Refused


@dataclass(frozen=True, slots=True)
class RateLimitOptions:
    """How often who may ask what."""

    limit: RateLimit
    exempt: frozenset[str] = frozenset({"/healthz", "/readyz", "/metrics"})
    """Paths that machines ask, and that must answer when all others are busy."""
    address_of: AddressOf = field(default_factory=lambda: address_behind(0))


RateLimiter: TypeAlias = Callable[[Exchange, str | None], Refused | None]
"""None lets the request pass. An authenticated caller is counted by name, all others by address."""


def rate_limiter_of(options: RateLimitOptions, now: Clock) -> RateLimiter:
    """Makes a rate limiter, on the clock of its application."""
    wait = limiter_of(options.limit, lambda: milliseconds_of(now()))

    def turn(exchange: Exchange, caller: str | None) -> Refused | None:
        if caller is None:
            forwarded = exchange.headers.get("x-forwarded-for")
            who = f"address {options.address_of(exchange.address, forwarded)}"
        else:
            who = f"user {caller}"
        seconds = wait(who)
        if seconds is None:
            return None
        return Refused("RATE_LIMITED", headers={"Retry-After": str(math.ceil(seconds))})

    return turn
