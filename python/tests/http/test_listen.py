"""A server that listens, changes its application, and stops."""

import asyncio

import httpx
import pytest
from fastapi import FastAPI

from specwright_http.app import AppOptions, serve_contract
from specwright_http.handler import Context
from specwright_http.listen import ListenOptions, listen
from specwright_http.reply import Created, Ok

from .library import Book, Input, library, library_router
from .open_library import authenticate, echo, open_library


def _named(title: str) -> FastAPI:
    async def answer(_values: Input, _context: Context) -> object:
        return Ok(Book(title=title))

    names = [operation.id for operation in library.operations]
    router = library_router(dict.fromkeys(names, answer))
    return serve_contract(library, [router], AppOptions(authenticate=authenticate))


async def test_another_application_takes_over_while_the_server_listens() -> None:
    server = await listen(_named("old"))
    async with httpx.AsyncClient(verify=False) as client:
        assert (await client.get(f"{server.url}/books/newest")).json()["title"] == "old"
        server.swap(_named("new"))
        assert (await client.get(f"{server.url}/books/newest")).json()["title"] == "new"
    await server.close()


async def test_closing_answers_what_is_under_way_and_takes_nothing_new() -> None:
    started, go = asyncio.Event(), asyncio.Event()

    async def late(_values: Input, _context: Context) -> object:
        started.set()
        await go.wait()
        return Ok(Book(title="late"))

    async with open_library({"getBooksNewest": late}) as library:
        slow = asyncio.create_task(library.ask("GET", "/books/newest"))
        await started.wait()
        closed = asyncio.create_task(library.listening.close())
        await asyncio.sleep(0.05)
        async with httpx.AsyncClient(verify=False) as other:
            with pytest.raises(httpx.ConnectError):
                await other.get(f"{library.url}/healthz")
        go.set()
        answer = await slow
        assert answer.body["title"] == "late"
        assert answer.headers["connection"] == "close"
        await closed


async def test_closing_hangs_up_on_what_does_not_end() -> None:
    async def never(_values: Input, _context: Context) -> object:
        return await asyncio.Event().wait()

    async with open_library({"getBooksNewest": never}) as library:
        stuck = asyncio.create_task(library.ask("GET", "/books/newest"))
        await asyncio.sleep(0.05)
        await library.listening.close(grace=0.02)
        with pytest.raises(httpx.HTTPError):
            await stuck


async def test_closing_does_not_wait_for_idle_connections() -> None:
    async with open_library() as library:
        await library.ask("GET", "/healthz")
        await asyncio.wait_for(library.listening.close(), timeout=5)


async def test_a_port_that_is_taken_is_told() -> None:
    async with open_library() as library:
        port = httpx.URL(library.url).port
        assert port is not None
        with pytest.raises(OSError, match="in use"):
            await listen(_named("other"), ListenOptions(port=port))


def test_an_application_without_all_its_routes_or_without_its_authentication_does_not_start() -> (
    None
):
    router = library_router(dict.fromkeys((one.id for one in library.operations), echo))
    with pytest.raises(TypeError, match='"deleteBooksById" asks for Bearer'):
        serve_contract(library, [router], AppOptions())
    with pytest.raises(TypeError, match='No route "getBooks" for GET /books'):
        serve_contract(library, [], AppOptions(authenticate=authenticate))


async def test_a_client_that_goes_away_is_nobodys_fault() -> None:
    async with open_library() as library:
        parts = httpx.URL(library.url)
        _, writer = await asyncio.open_connection(parts.host, parts.port)
        head = "POST /books HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
        writer.write(f"{head}Content-Length: 10\r\n\r\n12".encode())
        await asyncio.sleep(0.05)
        writer.close()
        await asyncio.sleep(0.05)
    (entry,) = library.log
    assert (entry.code, entry.error) == ("INTERNAL_ERROR", None)


async def test_a_client_that_sends_without_an_end_is_not_heard_out() -> None:
    async with open_library(options=AppOptions(body_limit=1_000)) as library:
        parts = httpx.URL(library.url)
        reader, writer = await asyncio.open_connection(parts.host, parts.port)
        head = "POST /books HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
        writer.write(f"{head}Content-Length: 100000\r\n\r\n".encode() + b"x" * 20_000)
        try:
            heard = await reader.read()
        except ConnectionError:
            heard = b""
        assert heard == b""
        writer.close()
    assert library.log[0].error is None


async def test_bodies_that_never_end_give_way_to_those_that_do() -> None:
    options = AppOptions(body_limit=10_000, body_memory=30_000)
    head = "POST /books HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
    stopping = f"{head}Content-Length: 10000\r\n\r\n".encode() + b" " * 9_000

    async def soon(_values: Input, _context: Context) -> object:
        return Created(Book(title="soon"))

    async with open_library({"postBooks": soon}, options) as library:
        parts = httpx.URL(library.url)
        opened = [await asyncio.open_connection(parts.host, parts.port) for _ in range(20)]
        for _, writer in opened:
            writer.write(stopping)
        gone = [asyncio.ensure_future(reader.read()) for reader, _ in opened]
        _, left = await asyncio.wait(gone, timeout=0.5)
        assert len(left) == 3
        assert (await library.send("POST", "/books", {"title": "small"})).status == 201
        for _, writer in opened:
            writer.close()
    assert all(entry.error is None for entry in library.log)


async def test_a_body_at_work_holds_its_room_until_its_answer() -> None:
    started, go = asyncio.Event(), asyncio.Event()

    async def late(_values: Input, _context: Context) -> object:
        started.set()
        await go.wait()
        return Created(Book(title="late"))

    options = AppOptions(body_limit=10_000, body_memory=12_000)
    large = {"title": "late", "note": "x" * 9_000}
    async with open_library({"postBooks": late}, options) as library:
        first = asyncio.create_task(library.send("POST", "/books", large))
        await asyncio.wait_for(started.wait(), timeout=5)
        with pytest.raises(httpx.HTTPError):
            await library.send("POST", "/books", large)
        go.set()
        assert (await first).status == 201
        assert (await library.send("POST", "/books", large)).status == 201
