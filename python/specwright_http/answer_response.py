"""The writing of an answer, and of the line of the log."""

import re
from time import perf_counter

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from .answer import Answer
from .exchange import Exchange
from .log import LogEntry

REPLAYED = "Idempotent-Replayed"

NAME = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
VALUE = re.compile(rb"[\t\x20-\x7e\x80-\xff]*")


class AnswerResponse(Response):
    """An answer on its way; `error` is our own fault, if there was one.

    It raises ValueError where a header is none, so that the fault is ours before a byte is sent.
    """

    def __init__(
        self, exchange: Exchange, answer: Answer, error: BaseException | None = None
    ) -> None:
        self.exchange = exchange
        self.answer = answer
        self.error = error
        self.status_code = answer.status
        self.background = None
        self.body = b"" if answer.content is None else answer.content.data
        self.raw_headers = _raw_headers(exchange, answer)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Writes all of it, then the log."""
        await send(
            {
                "type": "http.response.start",
                "status": self.status_code,
                "headers": self.raw_headers,
            }
        )
        body = b"" if self.exchange.method == "HEAD" else self.body
        await send({"type": "http.response.body", "body": body})
        self._log()

    def _log(self) -> None:
        exchange, answer = self.exchange, self.answer
        operation = exchange.operation
        entry = LogEntry(
            request_id=exchange.request_id,
            trace=exchange.trace,
            method=exchange.method,
            path=exchange.path,
            operation=None if operation is None else operation.id,
            route=None if operation is None else operation.path,
            caller=exchange.caller,
            status=answer.status,
            code=answer.code,
            replayed=REPLAYED in answer.headers,
            milliseconds=(perf_counter() - exchange.started_at) * 1_000,
            error=self.error,
        )
        exchange.shared.log(entry)


def _raw_headers(exchange: Exchange, answer: Answer) -> list[tuple[bytes, bytes]]:
    own = {name.lower() for name in answer.headers}
    fields = [("X-Request-Id", exchange.request_id)]
    if exchange.trace is not None:
        fields.append(("traceparent", exchange.trace.traceparent))
    fields += [pair for pair in exchange.shared.headers.items() if pair[0].lower() not in own]
    fields += answer.headers.items()
    if answer.content is not None:
        fields.append(("Content-Type", answer.content.media))
        fields.append(("Content-Length", str(len(answer.content.data))))
    return [_raw(name, value) for name, value in fields]


def _raw(name: str, value: str) -> tuple[bytes, bytes]:
    """One header as ASGI wants it: its name in lower case."""
    pair = (name.lower().encode("latin-1"), value.encode("latin-1"))
    if NAME.fullmatch(pair[0]) is None or VALUE.fullmatch(pair[1]) is None:
        raise ValueError(f"No header may be {name!r}: {value!r}")
    return pair
