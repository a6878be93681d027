"""Clients who ask and then do not read."""

from collections.abc import Iterable
from time import monotonic

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class SlowReaders:
    """Hangs up on them: what they were answered waits in our memory, and would wait for ever.

    A client whose answer is still being made has nothing to read, so nothing waits for it.
    """

    def __init__(self, timeout: float) -> None:
        self.timeout = timeout
        self._since: dict[HttpToolsProtocol, float] = {}
        """Since when something waits to be taken."""

    def look(self, connections: Iterable[HttpToolsProtocol]) -> None:
        """Looks once over all connections."""
        now = monotonic()
        waiting = [each for each in connections if each.transport.get_write_buffer_size() > 0]
        self._since = {each: self._since.get(each, now) for each in waiting}
        for connection, since in self._since.items():
            if now - since >= self.timeout:
                connection.transport.abort()
