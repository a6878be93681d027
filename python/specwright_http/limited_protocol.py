"""uvicorn's HTTP protocol, with the limits that it does not have itself."""

import asyncio
import re
from asyncio.events import TimerHandle
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import unquote

import httptools
from uvicorn.config import Config
from uvicorn.server import ServerState

from .exchange import HANG_UP
from .limits import Limits
from .paced_protocol import PacedProtocol

# A whole address may hold a name and a password, which are for nobody's eyes.
AUTHORITY = re.compile(rb"^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*")


class LimitedProtocol(PacedProtocol):
    """Hangs up on who is slow or sends what nobody reads; refuses too many or too long headers.

    Trailers are no headers: nobody looked at them when the request was let in, so nobody sees them.
    The application sees the target of a request as it was sent: uvicorn's own reading of it refuses
    some that the contract answers.
    """

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
        *,
        limits: Limits,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self.limits = limits
        self.upgrading = False
        self.in_head = True
        """Whether a head is expected, or is coming."""
        self.heard = False
        """Whether the parser gave something since this was last asked."""
        self.unheard_bytes = 0
        """Since it gave something: of a head, of trailers, of the line before a chunk."""
        self.discarded_bytes = 0
        """Of the body of a request that is answered already."""
        self.head_deadline: TimerHandle | None = None
        self.request_deadline: TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Hangs up where there are enough connections already."""
        if len(self.connections) >= self.limits.connections:
            self.transport = transport
            transport.abort()
            return
        super().connection_made(transport)
        self._expect_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forgets the deadlines of a connection that is gone."""
        self._forget_deadlines()
        super().connection_lost(exc)

    def parse(self, data: bytes) -> None:
        """Counts what the parser gathers without giving it, which would have no end."""
        self.heard = False
        try:
            super().parse(data)
        except httptools.HttpParserUpgrade as upgrade:
            self._stay(data[upgrade.args[0] :])
        except httptools.HttpParserError:
            self._refuse(HTTPStatus.BAD_REQUEST)
        self.unheard_bytes = 0 if self.heard else self.unheard_bytes + len(data)
        if self.unheard_bytes > self.limits.header_bytes:
            self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        self._unset_keepalive_if_required()
        self.heard = True
        self.discarded_bytes = 0
        self._expect_head()

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header; trailers are dropped."""
        if self.in_head:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """The head is complete: it is refused, or the application takes over."""
        self.in_head = False
        self.heard = True
        if self.transport.is_closing():
            return
        if self.parser.should_upgrade():
            # The parser now leaves the message where it is: see `_stay`.
            self.upgrading = True
            return
        refused = self._fault_of_head()
        if refused is not None:
            self._refuse(refused)
            return
        if self.head_deadline is not None:
            self.head_deadline.cancel()
        path, _, query = (AUTHORITY.sub(b"", self.url) or b"/").partition(b"?")
        self.url = b"/"
        super().on_headers_complete()
        scope = cast(dict[str, object], self.scope)
        scope["raw_path"] = path
        scope["path"] = unquote(path.decode("latin-1"))
        scope["query_string"] = query
        scope[HANG_UP] = self.transport.abort

    def on_body(self, body: bytes) -> None:
        """Part of a body. After its answer a client may send so much more, so as to read that."""
        self.heard = True
        if self.transport.is_closing():
            return
        super().on_body(body)
        if self.cycle.response_complete:
            self.discarded_bytes += len(body)
            if self.discarded_bytes > self.limits.discarded_bytes:
                self.transport.abort()

    def on_message_complete(self) -> None:
        """All of the request is here."""
        if self.upgrading:
            return
        self.in_head = True
        if self.request_deadline is not None:
            self.request_deadline.cancel()
            self.request_deadline = None
        if not self.transport.is_closing():
            super().on_message_complete()

    def _stay(self, rest: bytes) -> None:
        """Nobody here speaks another protocol: a request that offers one is read like any other."""
        method = self.parser.get_method()
        if method == b"CONNECT":
            self.transport.abort()
            return
        kept = [pair for pair in self.headers if pair[0] != b"upgrade"]
        fields = b"".join(name + b": " + value + b"\r\n" for name, value in kept)
        self.upgrading = False
        version = self.parser.get_http_version().encode()
        self.parser = httptools.HttpRequestParser(self)
        # As uvicorn has it: a client may have sent more by the time it reads that we close.
        self.parser.set_dangerous_leniencies(lenient_data_after_close=True)
        line = b"%s %s HTTP/%s\r\n" % (method, self.url, version)
        self.in_head = True
        self.parse_again(line + fields + b"\r\n" + rest)

    def _fault_of_head(self) -> HTTPStatus | None:
        names = [name for name, _ in self.headers]
        size = sum(len(name) + len(value) + 4 for name, value in self.headers)
        if size + len(self.url) > self.limits.header_bytes or len(names) > self.limits.headers:
            return HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
        hosts = names.count(b"host")
        # Of two hosts a proxy may have taken the other.
        if hosts > 1 or (hosts == 0 and self.parser.get_http_version() == "1.1"):
            return HTTPStatus.BAD_REQUEST
        return None

    def _expect_head(self) -> None:
        """The head, and then the whole request, have so much time from now."""
        if self.request_deadline is not None:
            return
        later = self.loop.call_later
        self.head_deadline = later(self.limits.headers_timeout, self._too_slow)
        self.request_deadline = later(self.limits.request_timeout, self._too_slow)

    def _forget_deadlines(self) -> None:
        for deadline in (self.head_deadline, self.request_deadline):
            if deadline is not None:
                deadline.cancel()

    def _too_slow(self) -> None:
        self._refuse(HTTPStatus.REQUEST_TIMEOUT)

    def _refuse(self, status: HTTPStatus) -> None:
        """Says why, unless the request has an answer, and hangs up."""
        if self.transport.is_closing():
            return
        if not self._is_answered():
            line = f"HTTP/1.1 {status.value} {status.phrase}\r\nConnection: close\r\n\r\n"
            self.transport.write(line.encode())
        self._forget_deadlines()
        self.transport.close()

    def _is_answered(self) -> bool:
        """Whether the request that comes in has an answer, or part of one."""
        cycle = self.cycle
        if cycle is None or not cycle.response_started:
            return False
        return not (cycle.response_complete and self.in_head)
