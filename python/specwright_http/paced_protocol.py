"""uvicorn's HTTP protocol, at a pace: one request after the other, and a little of it at a time."""

import asyncio

from uvicorn.protocols.http.flow_control import HIGH_WATER_LIMIT, FlowControl
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

TURN = 2_048
"""Bytes of one connection that are parsed before the other connections have their turn."""

PAUSE = 0.02
"""Seconds before a request that was sent ahead is served; who waits for answers never meets it."""

END = b"\r\n\r\n"
"""Of a head, and of a chunked body. The parser takes no other line ends."""


class HeldFlow(FlowControl):
    """Reads nothing more while something that was read waits to be parsed."""

    held = False

    def resume_reading(self) -> None:
        """Reads on, unless something waits."""
        if not self.held:
            super().resume_reading()


class PacedProtocol(HttpToolsProtocol):
    """Parses what a client sends when it can be used, and reads no more before that.

    uvicorn parses all that it reads, and so makes objects of every request that a client sends
    ahead: a few megabytes of them would take gigabytes. Here they wait as the bytes they are.
    """

    flow: HeldFlow
    unread = b""
    """What the socket gave."""
    parsed = 0
    """How many bytes of it are parsed."""
    body_left = 0
    """Of a body whose length was declared, how much is still to come."""
    turn: asyncio.Handle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Takes the flow of the connection into its own hands."""
        super().connection_made(transport)
        self.flow = HeldFlow(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forgets what was not parsed yet."""
        self._forget_unread()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Parses the first of it at once, which is all of most requests."""
        self.unread = self.unread[self.parsed :] + data
        self.parsed = 0
        if self.turn is None:
            self._read_on()

    def on_response_complete(self) -> None:
        """A request that was sent ahead has its turn after those of other clients."""
        super().on_response_complete()
        if self.turn is None and self.parsed < len(self.unread):
            self.turn = self.loop.call_later(PAUSE, self._read_on)

    def on_headers_complete(self) -> None:
        """The head is complete."""
        lengths = (value for name, value in self.headers if name == b"content-length")
        self.body_left = int(next(lengths, 0))
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Part of a body."""
        self.body_left -= len(body)
        super().on_body(body)

    def parse(self, data: bytes) -> None:
        """Lets the parser have part of what came: of one request, never of two."""
        self.parser.feed_data(data)

    def parse_again(self, data: bytes) -> None:
        """Puts bytes before those that wait."""
        self.unread = data + self.unread[self.parsed :]
        self.parsed = 0

    def _read_on(self) -> None:
        self.turn = None
        left = TURN
        while left > 0 and self._may_parse():
            part = self._part_of(left)
            self.parsed += len(part)
            left -= len(part)
            self.parse(part)
        if self.transport.is_closing():
            self._forget_unread()
        else:
            self._hold_or_let_go()

    def _part_of(self, most: int) -> bytes:
        """What is next to be parsed, up to where a request may end."""
        start = self.parsed
        if self.body_left > 0:
            return self.unread[start : start + min(most, self.body_left)]
        found = self.unread.find(END, start, start + most)
        return self.unread[start : start + most if found < 0 else found + len(END)]

    def _may_parse(self) -> bool:
        return self.parsed < len(self.unread) and not self._is_busy()

    def _is_busy(self) -> bool:
        """Whether nothing more can be used: the connection closes, or a whole request is here."""
        if self.transport.is_closing():
            return True
        cycle = self.cycle
        return cycle is not None and not cycle.response_complete and not cycle.more_body

    def _hold_or_let_go(self) -> None:
        flow = self.flow
        if self.parsed < len(self.unread):
            flow.held = True
            flow.pause_reading()
            if not self._is_busy():
                self.turn = self.loop.call_soon(self._read_on)
            return
        self.unread, self.parsed = b"", 0
        if flow.held:
            flow.held = False
            # uvicorn itself holds a body that nobody takes, and resumes once somebody does.
            if self.cycle is None or len(self.cycle.body) <= HIGH_WATER_LIMIT:
                flow.resume_reading()

    def _forget_unread(self) -> None:
        if self.turn is not None:
            self.turn.cancel()
            self.turn = None
        self.unread, self.parsed = b"", 0
