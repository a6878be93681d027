"""The reading of a client's trace (W3C Trace Context)."""

import re
import secrets

from .trace_context import TraceContext

TRACEPARENT = re.compile(r"([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?")
TRACESTATE_LIMIT = 512


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
        traceparent=f"00-{trace_id}-{span_id}-{sampled}",
        tracestate=tracestate if short else None,
        parent_id=parent_id,
    )
