"""One line for each request."""

import json
import re
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Literal

from pydantic import JsonValue

from specwright_http.clock import iso_text
from specwright_http.log import Log, LogEntry

from .scrub import LoggedError, logged_error

LONGEST = 200
"""Longer texts say no more, and cost as much as the client likes."""

Level = Literal[30, 50]
INFO: Level = 30
ERROR: Level = 50

_CONTROLS = re.compile("[\u0000-\u001f\u007f-\u009f]")


def json_line(level: Level, fields: dict[str, JsonValue], message: str) -> str:
    """A line for machines, the same as the shop in TypeScript writes it."""
    time = iso_text(datetime.now(UTC))
    return json.dumps(
        {"level": level, "time": time, **fields, "msg": message}, separators=(",", ":")
    )


def json_log(write: Callable[[str], None]) -> Log:
    """One line of JSON per request, for machines."""

    def log(entry: LogEntry) -> None:
        fields = _fields_of(entry)
        if entry.error is None:
            write(json_line(INFO, fields, "request"))
        else:
            fields["err"] = asdict(logged_error(entry.error))
            write(json_line(ERROR, fields, "request failed"))

    return log


def _fields_of(entry: LogEntry) -> dict[str, JsonValue]:
    fields: dict[str, JsonValue] = {"requestId": entry.request_id}
    if entry.trace is not None:
        fields |= {"traceId": entry.trace.trace_id, "spanId": entry.trace.span_id}
    fields |= {
        "method": entry.method,
        "route": entry.route,
        "path": _cut(entry.path),
        "status": entry.status,
        "ms": round(entry.milliseconds, 3),
        "caller": None if entry.caller is None else _cut(entry.caller),
    }
    if entry.code is not None:
        fields["code"] = entry.code
    if entry.replayed:
        fields["replayed"] = True
    return fields


def pretty_log(write: Callable[[str], None], *, coloured: bool = False) -> Log:
    """For people: `POST /api/orders 409 OUT_OF_STOCK in 1.4 ms, user_ann (request id)`."""

    def log(entry: LogEntry) -> None:
        parts = [str(entry.status), entry.code, "replayed" if entry.replayed else None]
        outcome = " ".join(part for part in parts if part is not None)
        shown = _in_colour(outcome, entry.status) if coloured else outcome
        who = "" if entry.caller is None else f", {_plain(entry.caller)}"
        trace = "" if entry.trace is None else f", trace {entry.trace.trace_id}"
        write(
            f"{entry.method} {_plain(entry.path)} {shown} in {entry.milliseconds:.1f} ms{who}"
            f" ({entry.request_id}{trace})"
        )
        if entry.error is not None:
            write(error_text(logged_error(entry.error)))

    return log


def error_text(error: LoggedError) -> str:
    """An error as people read it."""
    return error.stack or f"{error.type}: {error.message}"


def _in_colour(text: str, status: int) -> str:
    colour = 31 if status >= 500 else 33 if status >= 400 else 32
    return f"\u001b[{colour}m{text}\u001b[39m"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _plain(text: str) -> str:
    """Without what would move a terminal's cursor."""
    return _CONTROLS.sub("?", _cut(text))
