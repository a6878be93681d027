"""Who is slow, or sends too much, is hung up on."""

import asyncio
from time import perf_counter
from urllib.parse import urlsplit

import pytest
from starlette.types import Receive, Scope, Send

from specwright_http.limits import Limits
from specwright_http.listen import Listening, ListenOptions, listen

from .raw_client import say

START = b"POST / HTTP/1.1\r\nHost: a\r\n"
END = b"Connection: close\r\n\r\n"


async def _heard(_scope: Scope, receive: Receive, send: Send) -> None:
    message = {"more_body": True}
    while message.get("more_body", False):
        message = dict(await receive())
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"heard"})


async def _open(limits: Limits) -> Listening:
    return await listen(_heard, ListenOptions(limits=limits))


def _headers(count: int) -> bytes:
    return b"".join(b"X-%d: 1\r\n" % at for at in range(count))


async def test_a_client_that_never_ends_its_headers_or_its_body_is_hung_up_on() -> None:
    server = await _open(Limits(headers_timeout=0.2, request_timeout=0.4))
    started = perf_counter()
    slow = [
        say(server.url),
        say(server.url, START),
        say(server.url, START + b"Content-Length: 10\r\n\r\n12"),
        say(server.url, START + b"Content-Length: 0\r\n\r\n", START),
    ]
    nothing, headers, body, second = await asyncio.gather(*slow)
    assert nothing.startswith(b"HTTP/1.1 408 ")
    assert headers.startswith(b"HTTP/1.1 408 ")
    assert body.startswith(b"HTTP/1.1 408 ")
    assert second.startswith(b"HTTP/1.1 200 ")
    assert b"HTTP/1.1 408 " in second
    assert perf_counter() - started < 2
    await server.close()


async def test_headers_beyond_their_number_or_their_size_are_refused_never_dropped() -> None:
    server = await _open(Limits(headers=10, header_bytes=2_048))
    long = b"X-Long: " + b"x" * 3_000 + b"\r\n"
    assert (await say(server.url, START + _headers(8) + END)).startswith(b"HTTP/1.1 200 ")
    assert (await say(server.url, START + _headers(9) + END)).startswith(b"HTTP/1.1 431 ")
    assert (await say(server.url, START + long + END)).startswith(b"HTTP/1.1 431 ")
    await server.close()


async def test_a_header_without_an_end_is_refused_before_it_fills_the_memory() -> None:
    server = await _open(Limits(header_bytes=2_048))
    pieces = [START + b"X-Long: ", *[b"x" * 1_000] * 50]
    assert (await say(server.url, *pieces)).startswith(b"HTTP/1.1 431 ")
    await server.close()


@pytest.mark.parametrize(
    "sent", [b"GET / HTTP/1.1\r\n\r\n", b"hello\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nA\r\n\r\n"]
)
async def test_what_is_no_request_is_told_so(sent: bytes) -> None:
    server = await _open(Limits())
    assert await say(server.url, sent) == b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"
    await server.close()


@pytest.mark.parametrize("pieces", [1, 7, 500])
async def test_who_offers_another_protocol_is_answered_in_this_one(pieces: int) -> None:
    server = await _open(Limits())
    offer = b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n"
    sent = START + offer + b"Content-Length: 2\r\n\r\n{}" + START + END
    heard = await say(server.url, *(sent[at : at + pieces] for at in range(0, len(sent), pieces)))
    assert heard.count(b"HTTP/1.1 200 ") == 2
    assert await say(server.url, b"CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n") == b""
    await server.close()


async def test_two_hosts_are_refused_and_the_host_of_a_whole_address_is_not_looked_at() -> None:
    server = await _open(Limits())
    assert (await say(server.url, START + b"Host: b\r\n" + END)).startswith(b"HTTP/1.1 400 ")
    whole = b"GET http://ann:secret@a/x?y=1 HTTP/1.1\r\nHost: a\r\n"
    assert (await say(server.url, whole + END)).startswith(b"HTTP/1.1 200 ")
    await server.close()


async def test_a_client_that_does_not_read_is_hung_up_on() -> None:
    large = b"x" * 32 * 1024 * 1024

    async def answer(scope: Scope, _receive: Receive, send: Send) -> None:
        if scope["path"] == "/late":
            await asyncio.sleep(0.7)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send(
            {"type": "http.response.body", "body": large if scope["path"] == "/large" else b"x"}
        )

    server = await listen(answer, ListenOptions(limits=Limits(answer_timeout=0.2)))
    parts = urlsplit(server.url)
    # The stream reads no more than its limit until somebody asks for it.
    deaf, writer = await asyncio.open_connection(parts.hostname, parts.port, limit=1_000)
    writer.write(b"GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
    late = await say(server.url, b"GET /late HTTP/1.1\r\nHost: a\r\n" + END)
    assert late.endswith(b"x\r\n0\r\n\r\n")
    received = 0
    try:
        while more := await deaf.read(1_000_000):
            received += len(more)
    except ConnectionError:
        pass
    writer.close()
    assert received < len(large)
    await server.close()


async def test_connections_beyond_their_number_are_hung_up_on() -> None:
    server = await _open(Limits(connections=1))
    parts = urlsplit(server.url)
    _, first = await asyncio.open_connection(parts.hostname, parts.port)
    await asyncio.sleep(0.05)
    assert await say(server.url, START + b"\r\n") == b""
    first.close()
    await server.close()


async def test_an_idle_connection_is_kept_for_a_while() -> None:
    server = await _open(Limits(keep_alive_timeout=1))
    started = perf_counter()
    heard = await say(server.url, START + b"Content-Length: 0\r\n\r\n")
    assert heard.startswith(b"HTTP/1.1 200 ")
    assert 0.9 < perf_counter() - started < 3
    await server.close()
