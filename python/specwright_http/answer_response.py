"""The writing of an answer, and of the line of the log."""

from time import perf_counter

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from .answer import Answer
from .exchange import Exchange
from .header_map import RawHeader, raw_header
from .log import LogEntry

REPLAYED = "Idempotent-Replayed"


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


def _raw_headers(exchange: Exchange, answer: Answer) -> list[RawHeader]:
    raw = [(b"x-request-id", exchange.request_id.encode())]
    if exchange.trace is not None:
        raw.append((b"traceparent", exchange.trace.traceparent.encode()))
    own = [raw_header(name, value) for name, value in answer.headers.items()]
    named = {name for name, _ in own}
    raw += [header for header in exchange.shared.headers if header[0] not in named]
    raw += own
    if answer.content is not None:
        raw.append(raw_header("Content-Type", answer.content.media))
        raw.append((b"content-length", b"%d" % len(answer.content.data)))
    return raw
