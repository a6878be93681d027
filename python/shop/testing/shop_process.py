"""Serves one shop after the other for the acceptance suite, until it is killed or its parent is gone.

Orders come as lines of JSON on standard input, each is answered by a line on standard output; both
are written down in `features/support/process-words.ts`.
"""

import asyncio
import sys
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, Field, TypeAdapter
from starlette.types import Receive, Scope, Send

from specwright_http.event_loop import run
from specwright_http.listen import Listening, listen

from ..storage.open_store import open_store
from .secrets import Secrets
from .shop_under_test import ShopUnderTest

TIME_HEADER = b"x-suite-time"
"""In it a request carries the time of its scenario, in milliseconds. No shop ever sees it."""


class Open(BaseModel):
    """Opens a shop on the store of these settings; answered by its address."""

    number: int
    kind: Literal["open"]
    env: Mapping[str, str]
    at: float
    """The time of the scenario, in milliseconds."""


class Limit(BaseModel):
    """From now on each caller may ask so often."""

    number: int
    kind: Literal["limit"]
    per_minute: int = Field(alias="perMinute")


class Plain(BaseModel):
    """Closes the store, or asks for all that was logged."""

    number: int
    kind: Literal["log", "close"]


Order = TypeAdapter[Open | Limit | Plain](
    Annotated[Open | Limit | Plain, Field(discriminator="kind")]
)


class Reply(BaseModel):
    """What is answered to the order of this number."""

    number: int
    text: str = ""
    """The address after `open`, the log after `log`."""
    fault: str | None = None
    """Why it could not be done."""


class ShopProcess:
    """Obeys orders. It is the application that listens: the shop of the moment stands behind it."""

    def __init__(self) -> None:
        self._ahead = timedelta()
        self._shop: ShopUnderTest | None = None
        self._listening: Listening | None = None

    async def obey(self, order: Open | Limit | Plain) -> str:
        """Does what it says; gives the answer."""
        match order:
            case Open():
                return await self._open(order)
            case Limit():
                self._present().limit(order.per_minute)
            case Plain(kind="log"):
                return self._present().log()
            case Plain():
                shop, self._shop = self._present(), None
                await shop.store.close()
        return ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sets the clock to the time of the scenario, and passes the request on."""
        times = [value for name, value in scope["headers"] if name == TIME_HEADER]
        for time in times:
            self._set_clock(float(time))
        scope["headers"] = [pair for pair in scope["headers"] if pair[0] != TIME_HEADER]
        await self._present().app(scope, receive, send)

    async def _open(self, order: Open) -> str:
        self._set_clock(order.at)
        store = open_store(order.env)
        self._shop = ShopUnderTest(store, self._now, Secrets.of_suite())
        if self._listening is None:
            self._listening = await listen(self)
        return self._listening.url

    def _present(self) -> ShopUnderTest:
        if self._shop is None:
            raise RuntimeError("No shop is open.")
        return self._shop

    def _set_clock(self, milliseconds: float) -> None:
        self._ahead = datetime.fromtimestamp(milliseconds / 1_000, UTC) - datetime.now(UTC)

    def _now(self) -> datetime:
        return datetime.now(UTC) + self._ahead


async def main() -> None:
    """Obeys until standard input ends."""
    process = ShopProcess()
    lines: asyncio.Queue[str] = asyncio.Queue()
    _read_in_background(asyncio.get_running_loop(), lines.put_nowait)
    while line := await lines.get():
        order = Order.validate_json(line)
        try:
            reply = Reply(number=order.number, text=await process.obey(order))
        except Exception as error:
            reply = Reply(number=order.number, fault=str(error) or repr(error))
        print(reply.model_dump_json(), flush=True)


def _read_in_background(loop: asyncio.AbstractEventLoop, hear: Callable[[str], None]) -> None:
    """An empty line says that there will be no more."""

    def read() -> None:
        for line in sys.stdin:
            loop.call_soon_threadsafe(hear, line)
        loop.call_soon_threadsafe(hear, "")

    threading.Thread(target=read, daemon=True).start()


if __name__ == "__main__":
    run(main())
