"""One request on its way to its answer."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from uuid import uuid4

from starlette.types import Scope

from .body_room import KeptBody
from .canonical_path import canonical_path
from .clock import Clock
from .header_map import HeaderMap, RawHeader, header_map
from .log import Log
from .operation import Operation
from .trace_context import TraceContext
from .tracing import trace_of

KEY = "specwright_http.exchange"

HANG_UP = "specwright_http.hang_up"
"""What the scope calls the function that hangs up on a client without a word."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What all exchanges of an application have in common."""

    now: Clock
    log: Log
    headers: tuple[RawHeader, ...]
    """Headers that every answer carries."""


@dataclass(slots=True)
class Exchange:
    """What is known of a request; the operation and the caller become known on the way."""

    shared: Shared
    headers: HeaderMap
    method: str
    path: str
    """As it was sent, with its percent-encoding."""
    canonical_path: str
    """In its one spelling: what operations are found by."""
    query: str
    """Without its question mark."""
    address: str
    request_id: str
    trace: TraceContext | None
    operation: Operation | None = None
    caller: str | None = None
    roles: tuple[str, ...] = ()
    hang_up: Callable[[], None] | None = None
    """Hangs up without a word, where the server can."""
    kept: KeptBody | None = None
    """Its body, once it is read."""
    bad_path: bool = False
    """The path fits an operation, but its percent-encoding is broken."""
    started_at: float = field(default_factory=perf_counter)

    @property
    def now(self) -> Clock:
        """The clock of the application."""
        return self.shared.now


def open_exchange(scope: Scope, shared: Shared) -> Exchange:
    """Opens the exchange of a request that has just come in, and leaves it in the scope."""
    headers = header_map(scope["headers"])
    client = scope.get("client")
    path = scope["raw_path"].partition(b"?")[0].decode("latin-1")
    exchange = Exchange(
        shared=shared,
        headers=headers,
        method=scope["method"],
        path=path,
        canonical_path=canonical_path(path),
        query=scope["query_string"].decode("latin-1"),
        address="" if client is None else client[0],
        request_id=request_id_of(headers.get("x-request-id")),
        trace=trace_of(headers.get("traceparent"), headers.get("tracestate")),
        hang_up=scope.get(HANG_UP),
    )
    scope[KEY] = exchange
    return exchange


def exchange_of(scope: Scope) -> Exchange:
    """The exchange of a request that is under way."""
    exchange: Exchange = scope[KEY]
    return exchange


SANE = re.compile(r"[A-Za-z0-9._:-]{1,128}")


def request_id_of(given: str | None) -> str:
    """The caller's own X-Request-Id where it is fit for a log line, else a new one."""
    if given is not None and SANE.fullmatch(given) is not None:
        return given
    return str(uuid4())
