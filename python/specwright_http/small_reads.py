"""Reading from a connection a little at a time."""

import asyncio

READ = 16_384
"""Bytes that are read at once: what is read and not parsed yet waits in memory."""


class SmallReads(asyncio.BufferedProtocol):
    """Hands a protocol what it reads. Left to itself an event loop reads sixteen times as much.

    It is no `asyncio.Protocol`, because uvloop never asks one of those where it may read to.
    """

    def __init__(self, protocol: asyncio.Protocol) -> None:
        self._protocol = protocol
        self._buffer = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A client is there."""
        self._protocol.connection_made(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """It is gone."""
        self._protocol.connection_lost(exc)

    def get_buffer(self, sizehint: int) -> bytearray:
        """Where the next bytes go."""
        self._buffer = bytearray(READ)
        return self._buffer

    def buffer_updated(self, nbytes: int) -> None:
        """They are there."""
        data = bytes(memoryview(self._buffer)[:nbytes])
        self._buffer = bytearray()
        self._protocol.data_received(data)

    def eof_received(self) -> bool | None:
        """The client sends nothing more."""
        return self._protocol.eof_received()

    def pause_writing(self) -> None:
        """The client does not take what was written."""
        self._protocol.pause_writing()

    def resume_writing(self) -> None:
        """It does again."""
        self._protocol.resume_writing()
