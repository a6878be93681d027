"""What a client may do with the form of its requests: trailers, chunks, requests sent ahead."""

import asyncio
import gc
import tracemalloc
from collections.abc import Callable, Coroutine
from urllib.parse import urlsplit

import pytest
from starlette.types import Message, Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

from specwright_http.body_room import BodyRoom
from specwright_http.clock import system_clock
from specwright_http.event_loop import run
from specwright_http.exchange import Shared, open_exchange
from specwright_http.limits import Limits
from specwright_http.listen import ListenOptions, listen
from specwright_http.log import log_faults
from specwright_http.request_body import BodyRules, read_body

from .raw_client import say

CHUNKED = b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
LAST = b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"


async def _whole(receive: Receive) -> bytes:
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return body


async def _answer(send: Send, body: bytes) -> None:
    length = (b"content-length", b"%d" % len(body))
    await send({"type": "http.response.start", "status": 200, "headers": [length]})
    await send({"type": "http.response.body", "body": body})


async def _headers_after_body(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers the body, and the names of all headers that are there by then."""
    body = await _whole(receive)
    await _answer(send, body + b"|" + b",".join(name for name, _ in scope["headers"]))


async def _deaf(_scope: Scope, _receive: Receive, send: Send) -> None:
    """Answers before it has read anything."""
    await _answer(send, b"no")


@pytest.mark.parametrize("pieces", [1, 9, 10_000])
async def test_trailers_never_become_headers(pieces: int) -> None:
    server = await listen(_headers_after_body)
    names = ["Authorization", "X-Forwarded-For", "Idempotency-Key", "Webhook-Signature"]
    trailers = "".join(f"{name}: 1\r\n" for name in [*names, "Content-Encoding", "Host"])
    sent = CHUNKED + b"2\r\n{}\r\n0\r\n" + trailers.encode() + b"\r\n" + LAST
    heard = await say(server.url, *(sent[at : at + pieces] for at in range(0, len(sent), pieces)))
    assert b"{}|host,transfer-encodingHTTP/1.1 200" in heard
    assert heard.endswith(b"|host,connection")
    await server.close()


@pytest.mark.parametrize(
    "endless",
    [b"0\r\n" + b"A: b\r\n" * 1_000, b"0\r\nA: " + b"b" * 5_000, b"1;a=" + b"b" * 5_000],
    ids=["trailers", "a trailer", "the line before a chunk"],
)
async def test_what_stands_around_a_body_is_as_bounded_as_headers_are(endless: bytes) -> None:
    for app in (_headers_after_body, _deaf):
        server = await listen(app, ListenOptions(limits=Limits(header_bytes=2_048)))
        heard = await asyncio.wait_for(say(server.url, CHUNKED + endless), timeout=5)
        assert heard.startswith(b"HTTP/1.1 431 " if app is _headers_after_body else b"HTTP/1.1 ")
        assert heard.count(b"HTTP/1.1 ") == 1
        await server.close()


@pytest.mark.parametrize("on", [asyncio.run, run], ids=["asyncio", "uvloop"])
def test_requests_sent_ahead_wait_as_bytes(
    on: Callable[[Coroutine[None, None, None]], None],
) -> None:
    """On both event loops: they hand over what they read in different ways."""
    on(_send_ahead())


async def _send_ahead() -> None:
    go = asyncio.Event()

    async def late(_scope: Scope, receive: Receive, send: Send) -> None:
        await _whole(receive)
        await go.wait()
        await _answer(send, b"late")

    server = await listen(late)
    ahead = 60
    sent = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}" * ahead + LAST
    heard = asyncio.create_task(say(server.url, sent))
    await asyncio.sleep(0.3)
    made = sum(isinstance(each, RequestResponseCycle) for each in gc.get_objects())
    go.set()
    assert (await heard).count(b"\r\n\r\nlate") == ahead + 1
    assert made < 10
    await server.close()


async def test_what_follows_a_request_is_judged_after_its_answer() -> None:
    server = await listen(_headers_after_body)
    first = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}"
    heard = await say(server.url, first + b"nonsense\r\n\r\n")
    assert heard.startswith(b"HTTP/1.1 200 ")
    assert heard.endswith(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
    await server.close()


async def test_a_body_that_nobody_reads_is_dropped_until_there_is_too_much() -> None:
    server = await listen(_deaf, ListenOptions(limits=Limits(discarded_bytes=50_000)))
    chunk = b"2710\r\n" + b"x" * 10_000 + b"\r\n"
    fine = await say(server.url, CHUNKED + chunk * 4 + b"0\r\n\r\n" + LAST)
    assert fine.count(b"HTTP/1.1 200 ") == 2
    endless = say(server.url, CHUNKED, *[chunk] * 100)
    assert (await asyncio.wait_for(endless, timeout=5)).count(b"HTTP/1.1 ") <= 1
    await server.close()


async def test_a_request_that_has_its_answer_gets_no_second_one_when_it_is_too_slow() -> None:
    server = await listen(_deaf, ListenOptions(limits=Limits(request_timeout=0.2)))
    heard = await asyncio.wait_for(say(server.url, CHUNKED + b"1\r\n"), timeout=5)
    assert heard.count(b"HTTP/1.1 ") == 1
    await server.close()


async def test_empty_lines_do_not_keep_an_idle_connection() -> None:
    server = await listen(_deaf, ListenOptions(limits=Limits(keep_alive_timeout=1)))
    parts = urlsplit(server.url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    writer.write(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")

    async def drip() -> None:
        while True:
            await asyncio.sleep(0.1)
            writer.write(b"\r\n")

    dripping = asyncio.create_task(drip())
    heard = await asyncio.wait_for(reader.read(-1), timeout=5)
    assert heard.startswith(b"HTTP/1.1 200 ")
    dripping.cancel()
    writer.close()
    await server.close()


async def test_a_body_takes_the_memory_of_its_bytes_whatever_its_parts() -> None:
    parts = 50_000
    left = parts

    async def receive() -> Message:
        nonlocal left
        left -= 1
        # Two bytes: of one byte Python keeps each of the 256 once.
        return {"type": "http.request", "body": b"%02d" % (left % 100), "more_body": left > 0}

    headers = [(b"transfer-encoding", b"chunked")]
    scope = {"headers": headers, "method": "POST", "raw_path": b"/", "query_string": b""}
    exchange = open_exchange(scope, Shared(system_clock, log_faults, ()))
    rules = BodyRules(parts * 2, BodyRoom(parts * 2))
    tracemalloc.start()
    body = await read_body(exchange, receive, rules)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(body, bytes)
    assert len(body) == parts * 2
    assert peak < 3 * len(body)
