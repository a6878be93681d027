"""The thread that alone uses a database, so that the event loop never waits for a disk."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

from ..store import Tables
from .write_group import Job

T = TypeVar("T")

MOST_TOGETHER = 64
"""So many works share a commit: none waits much longer than for one commit."""


class Task(Generic[T]):
    """A work whose result a coroutine waits for. Fulfils `Job`."""

    def __init__(self, work: Callable[[Tables], T]) -> None:
        self._work = work
        self._loop = asyncio.get_running_loop()
        self._results: list[T] = []
        self.future: asyncio.Future[T] = self._loop.create_future()

    def run(self, tables: Tables) -> None:
        self._results = [self._work(tables)]

    def succeed(self) -> None:
        [result] = self._results
        self._resolve(lambda: self.future.set_result(result))

    def fail(self, error: Exception) -> None:
        self._resolve(lambda: self.future.set_exception(error))

    def _resolve(self, say: Callable[[], None]) -> None:
        def if_awaited() -> None:
            if not self.future.done():
                say()

        # On a closed loop nothing waits any more.
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(if_awaited)


class StoreThread:
    """Takes jobs in the order they come; all that wait at once are done as one group."""

    def __init__(self, do: Callable[[Sequence[Job]], None], end: Callable[[], None]) -> None:
        self._do = do
        self._end = end
        self._queue: SimpleQueue[Job | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="store", daemon=True)
        self._thread.start()

    def submit(self, job: Job) -> None:
        """Has it done. The job itself answers those who wait."""
        self._queue.put(job)

    def close(self) -> None:
        """What was submitted is done, then the thread ends. Blocks until then."""
        self._queue.put(None)
        self._thread.join()

    def _work(self) -> None:
        going = True
        while going:
            group, going = self._next_group()
            if group:
                self._do(group)
        self._end()

    def _next_group(self) -> tuple[Sequence[Job], bool]:
        """Waits for a job, and takes all that came meanwhile; False: there will be no more."""
        group: list[Job] = []
        try:
            job = self._queue.get()
            while job is not None:
                group.append(job)
                if len(group) == MOST_TOGETHER:
                    return group, True
                job = self._queue.get_nowait()
        except Empty:
            return group, True
        return group, False
