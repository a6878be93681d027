"""Where the program says things."""

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue

from specwright_http.log import Log, LogEntry

from ..settings import LogKind
from .request_log import INFO, error_text, json_line, json_log, pretty_log
from .scrub import logged_error


@dataclass(frozen=True, slots=True)
class LogOutput:
    """Three ways to say something."""

    log: Log
    """A line per request."""
    say: Callable[[str], None]
    """What is said besides requests: that the shop opens, or closes."""
    flush: Callable[[], None]
    """Writes what waits to be written. The last that is called."""


def log_output(kind: LogKind) -> LogOutput:
    """To standard output: JSON without waiting for it, text for people at once, or only what is no request."""
    if kind == "json":
        writer = BackgroundWriter(sys.stdout.write, sys.stdout.flush)
        return LogOutput(
            log=json_log(writer.write),
            say=lambda line: writer.write(json_line(INFO, {}, line)),
            flush=writer.flush,
        )
    log = _faults_only if kind == "off" else pretty_log(_print, coloured=sys.stdout.isatty())
    return LogOutput(log=log, say=_print, flush=sys.stdout.flush)


def _print(line: str) -> None:
    print(line, flush=True)


def _faults_only(entry: LogEntry) -> None:
    if entry.error is not None:
        print(entry.request_id, error_text(logged_error(entry.error)), file=sys.stderr, flush=True)


class BackgroundWriter:
    """Writes lines in a thread of its own: a slow reader of the log never holds up a request."""

    def __init__(self, write: Callable[[str], object], flush: Callable[[], object]) -> None:
        self._write = write
        self._flush = flush
        self._lines: SimpleQueue[str | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="log", daemon=True)
        self._thread.start()

    def write(self, line: str) -> None:
        """Has it written."""
        self._lines.put(f"{line}\n")

    def flush(self) -> None:
        """Ends when all is written."""
        self._lines.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (line := self._lines.get()) is not None:
            self._write(line)
            if self._lines.empty():
                self._flush()
        self._flush()
