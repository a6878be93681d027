"""Where a request stands in a trace over several services (W3C Trace Context)."""

import re
import secrets
from dataclasses import dataclass

TRACEPARENT = re.compile(r"([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?")
TRACESTATE_LIMIT = 512


@dataclass(frozen=True, slots=True)
class TraceContext:
    """The trace that a request is part of."""

    trace_id: str
    """32 hexadecimal digits, the same for everything the first request caused."""
    span_id: str
    """Our own part of the trace: 16 hexadecimal digits."""
    parent_id: str
    """Who called us: 16 hexadecimal digits."""
    traceparent: str
    """To be sent along with every request made on behalf of this one."""
    tracestate: str | None
    """What other tracing systems want to be passed on; None where there is nothing."""


def trace_of(traceparent: str | None, tracestate: str | None) -> TraceContext | None:
    """Takes the trace of a request over. What is garbled starts nothing: a trace is never guessed."""
    match = TRACEPARENT.fullmatch(traceparent or "")
    if match is None:
        return None
    version, trace_id, parent_id, flags, more = match.groups()
    if version == "ff" or (version == "00" and more is not None):
        return None
    if not trace_id.strip("0") or not parent_id.strip("0"):
        return None
    span_id = secrets.token_hex(8)
    # We know one flag, "sampled"; what later versions mean by the others is not ours to repeat.
    sampled = "01" if int(flags, 16) & 1 else "00"
    short = tracestate is not None and 0 < len(tracestate) <= TRACESTATE_LIMIT
    return TraceContext(
        trace_id=trace_id,
        span_id=span_id,
        parent_id=parent_id,
        traceparent=f"00-{trace_id}-{span_id}-{sampled}",
        tracestate=tracestate if short else None,
    )
