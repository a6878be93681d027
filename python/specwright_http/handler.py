"""What a handler knows besides its input."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from .idempotency_store import Claim, IdempotencyRecord
from .trace_context import TraceContext


@dataclass(frozen=True, slots=True)
class Context:
    """One request as its handler sees it: no request, no response."""

    caller: str | None
    """Who is asking, or None where nobody said."""
    roles: tuple[str, ...]
    """The roles that `authenticate` gave to who is asking; none where nobody proved a name."""
    request_id: str
    trace: TraceContext | None
    """The client's trace, to be passed on to whomever this handler calls; None where it is in none."""
    raw_body: bytes
    """The body to the byte, for who must check a signature of it."""
    now: Callable[[], datetime]
    """The time, in UTC; it comes from outside, so that tests may move it."""
    claim: Claim | None
    """The use of an Idempotency-Key that this request is, for who must finish it after a crash; None: it has no key."""
    record_of: Callable[[object], IdempotencyRecord | None]
    """What to store in the transaction of the work, so that a retry with the same Idempotency-Key gets this very reply;
    None where there is nothing to store. Return the same reply object afterwards. See `idempotency_store`."""
