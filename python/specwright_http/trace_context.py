"""Where a request stands in a trace over several services (W3C Trace Context)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TraceContext:
    """The trace that a request belongs to."""

    trace_id: str
    """32 hexadecimal digits, the same for everything the first request caused."""
    span_id: str
    """Our own part of the trace: 16 hexadecimal digits."""
    traceparent: str
    """To be sent along with every request made on behalf of this one."""
    tracestate: str | None
    """What other tracing systems want to be passed on."""
    parent_id: str
    """Who called us: 16 hexadecimal digits."""
