"""The log port: one line for each request."""

import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from .trace_context import TraceContext


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One request as it ended.

    It holds no header, no query and no body, so no secret of a client gets into a log.
    """

    request_id: str
    trace: TraceContext | None
    """None where the client is in no trace."""
    method: str
    path: str
    operation: str | None
    """The operation that answered; None where none did."""
    route: str | None
    """Its path as the specification writes it."""
    caller: str | None
    status: int
    code: str | None
    """Of a refusal."""
    replayed: bool
    """Whether the answer is one that was given before, to the same Idempotency-Key."""
    milliseconds: float
    error: BaseException | None
    """What went wrong on our side, None where nothing did."""


Log: TypeAlias = Callable[[LogEntry], None]


def log_faults(entry: LogEntry) -> None:
    """The log of a program that gave none: only our own faults are worth a line."""
    if entry.error is not None:
        trace = "".join(traceback.format_exception(entry.error))
        print(f"{entry.request_id} {entry.method} {entry.path} {trace}", file=sys.stderr, end="")
