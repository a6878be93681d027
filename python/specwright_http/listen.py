"""Serves an application with uvicorn, within limits, until it is asked to stop."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from .limited_protocol import LimitedProtocol
from .limits import Limits
from .slow_readers import SlowReaders
from .small_reads import SmallReads

BACKLOG = 2_048
SECOND = 1.0
SWEEP = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class ListenOptions:
    """Where a server listens, and how much it takes."""

    port: int = 0
    """0 takes any free port."""
    host: str = "127.0.0.1"
    limits: Limits = field(default_factory=Limits)


class _Switch:
    """The application that answers from now on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)


class _Server(uvicorn.Server):
    """uvicorn's server, which opens and stops at once; signals are the program's affair."""

    def __init__(self, config: uvicorn.Config, answer_timeout: float) -> None:
        super().__init__(config)
        self.slow_readers = SlowReaders(answer_timeout)
        self.opened = asyncio.Event()
        self.stopping = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.opened.set()

    async def main_loop(self) -> None:
        """Keeps the date of its answers and watches slow readers, until it is asked to stop."""
        while not self.stopping.is_set():
            await self.on_tick(0)
            self._look()
            with suppress(TimeoutError):
                await asyncio.wait_for(self.stopping.wait(), min(SECOND, self.slow_readers.timeout))

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Takes no more connections, and waits for those that are busy."""
        for server in self.servers:
            server.close()
        state = self.server_state
        while (state.connections or state.tasks) and not self.force_exit:
            # One whose last request ends meanwhile, or that was just accepted, is idle only now.
            for connection in list(state.connections):
                connection.shutdown()
            self._look()
            await asyncio.sleep(SWEEP)

    def _look(self) -> None:
        connections = self.server_state.connections
        self.slow_readers.look(each for each in connections if isinstance(each, LimitedProtocol))

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class Listening:
    """A server that listens."""

    def __init__(self, url: str, switch: _Switch, server: _Server, serving: asyncio.Task[None]):
        self.url = url
        """Such as `http://127.0.0.1:3000`"""
        self._switch = switch
        self._server = server
        self._serving = serving

    def swap(self, app: ASGIApp) -> None:
        """Lets another application answer from now on; requests under way stay where they are."""
        self._switch.app = app

    async def close(self, grace: float = 10) -> None:
        """Takes no more requests and ends those under way, for so many seconds; then it hangs up."""
        server = self._server
        server.stopping.set()
        done, _ = await asyncio.wait({self._serving}, timeout=grace)
        if not done:
            server.force_exit = True
            for connection in list(server.server_state.connections):
                connection.transport.abort()
        await self._serving


async def listen(app: ASGIApp, options: ListenOptions | None = None) -> Listening:
    """Serves an application. Raises OSError where the port is taken."""
    given = options or ListenOptions()
    family = socket.AF_INET6 if ":" in given.host else socket.AF_INET
    sock = socket.create_server((given.host, given.port), family=family, backlog=BACKLOG)
    # Whoever is accepted inherits it. Without it the body of an answer waits until its head is
    # acknowledged, which clients put off for 40 ms; asyncio sets it only where a socket names TCP.
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    switch = _Switch(app)
    server = _Server(_config(switch, given.limits), given.limits.answer_timeout)
    serving = asyncio.create_task(server.serve(sockets=[sock]))
    await server.opened.wait()
    return Listening(_url_of(sock), switch, server, serving)


def _config(app: ASGIApp, limits: Limits) -> uvicorn.Config:
    # uvicorn makes a protocol by calling what it takes for a class.
    def connected(**parts: Any) -> SmallReads:
        return SmallReads(LimitedProtocol(**parts, limits=limits))

    protocol: Any = connected
    return uvicorn.Config(
        app,
        http=protocol,
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        log_level="critical",
        access_log=False,
        # Who stands before us is for the rate limiter to say.
        proxy_headers=False,
        server_header=False,
        backlog=BACKLOG,
        timeout_keep_alive=limits.keep_alive_timeout,
    )


def _url_of(sock: socket.socket) -> str:
    host, port = sock.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
