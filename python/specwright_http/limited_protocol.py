"""uvicorn's HTTP protocol, with the limits that it does not have itself."""

import asyncio
import re
from asyncio.events import TimerHandle
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import unquote

import httptools
from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from .exchange import HANG_UP
from .limits import Limits

# A whole address may hold a name and a password, which are for nobody's eyes.
AUTHORITY = re.compile(rb"^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*")


class LimitedProtocol(HttpToolsProtocol):
    """Hangs up on who is slow, and refuses who sends too many or too long headers.

    The application sees the target of a request as it was sent: uvicorn's own reading of it
    refuses some that the contract answers.
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
        self.head_bytes = 0
        """Of a head that comes in several pieces, all but the first of them."""
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

    def data_received(self, data: bytes) -> None:
        """Counts the pieces of a head, which the parser would gather without an end."""
        if self.transport.is_closing():
            return
        waiting = self.in_head
        self._unset_keepalive_if_required()
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade as upgrade:
            self._stay(data[upgrade.args[0] :])
        except httptools.HttpParserError:
            self._refuse(HTTPStatus.BAD_REQUEST)
        if waiting and self.in_head:
            self.head_bytes += len(data)
            if self.head_bytes > self.limits.header_bytes:
                self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        self.in_head = True
        self.head_bytes = 0
        self._expect_head()

    def on_headers_complete(self) -> None:
        """The head is complete: it is refused, or the application takes over."""
        self.in_head = False
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
        """Part of a body; of a request that was refused nothing more is heard."""
        if not self.transport.is_closing():
            super().on_body(body)

    def on_message_complete(self) -> None:
        """All of the request is here."""
        if self.upgrading:
            return
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
        self.data_received(line + fields + b"\r\n" + rest)

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
        """Says why, unless an answer is under way, and hangs up."""
        if self.transport.is_closing():
            return
        answering = self.cycle is not None and not self.cycle.response_complete
        if not (answering and self.cycle.response_started):
            line = f"HTTP/1.1 {status.value} {status.phrase}\r\nConnection: close\r\n\r\n"
            self.transport.write(line.encode())
        self._forget_deadlines()
        self.transport.close()
