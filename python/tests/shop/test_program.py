"""The shop as a program, started and ended in earnest."""

import asyncio
import json
import os
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import httpx
import pytest

PATIENCE = 20


class Program:
    """A process, and what it says."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.said = ""

    async def saw(self, text: str) -> str:
        """Waits until it has said this; gives all it has said."""
        assert self.process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            while text not in self.said:
                more = await self.process.stdout.read(10_000)
                assert more, f'It ended without saying "{text}":\n{self.said}'
                self.said += more.decode()
        return self.said

    async def url(self) -> str:
        """Its address."""
        found = re.search(r"http:[^\s,\"\\]+:\d+", await self.saw("Try: curl"))
        assert found is not None
        return found[0]

    async def ended(self) -> int:
        """Its exit code."""
        async with asyncio.timeout(PATIENCE):
            rest, _ = await self.process.communicate()
        self.said += rest.decode()
        return self.process.returncode or 0


Start = Callable[..., "asyncio.Future[Program]"]


@pytest.fixture
async def start(tmp_path: Path) -> AsyncIterator[object]:
    started: list[Program] = []

    async def start(**settings: str) -> Program:
        env = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(sys.path),
            "PORT": "0",
            "LOG": "pretty",
            "STORE": "memory",
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "shop",
            cwd=tmp_path,
            env=env | settings,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        started.append(Program(process))
        return started[-1]

    yield start
    for program in started:
        if program.process.returncode is None:
            program.process.kill()
            await program.ended()


async def names(url: str) -> list[str]:
    async with httpx.AsyncClient() as client:
        products = (await client.get(f"{url}/api/products")).json()
    return [product["name"] for product in products]


async def test_it_opens_with_something_to_sell_logs_what_it_does_and_closes_when_told(
    start: Start,
) -> None:
    shop = await start()
    assert len(await names(await shop.url())) == 4
    await shop.saw("GET /api/products 200 in ")
    shop.process.send_signal(signal.SIGTERM)
    assert await shop.ended() == 0
    assert "Authentication is off: JWT_SECRET is not set." in shop.said


async def test_in_production_nothing_is_given_away(start: Start) -> None:
    production = {"NODE_ENV": "production", "JWT_SECRET": "x" * 40, "DRAIN_SECONDS": "0"}
    refused = await start(**production)
    await refused.saw("Production takes live payments")
    assert await refused.ended() == 1
    shop = await start(**production, PAYMENTS="simulated")
    assert await names(await shop.url()) == []
    assert "PAYMENTS=simulated: orders become PAID, and no money is taken." in shop.said


async def test_for_machines_it_writes_json_every_request_with_its_id_and_nothing_secret(
    start: Start,
) -> None:
    shop = await start(LOG="json")
    url = await shop.url()
    headers = {"X-Request-Id": "abc-123", "Authorization": "Bearer swordfish"}
    async with httpx.AsyncClient() as client:
        await client.get(f"{url}/api/products?token=swordfish", headers=headers)
    await shop.saw('"requestId":"abc-123"')
    shop.process.send_signal(signal.SIGINT)
    assert await shop.ended() == 0
    lines = [json.loads(line) for line in shop.said.splitlines()]
    assert "A second signal" in lines[-1]["msg"]
    assert "swordfish" not in shop.said


async def test_who_asked_before_it_closes_is_answered_and_nobody_after(start: Start) -> None:
    shop = await start()
    url = await shop.url()
    async with httpx.AsyncClient() as client:
        [hat, *_] = (await client.get(f"{url}/api/products")).json()
        wish = {"productId": hat["id"], "quantity": 1}
        await client.post(f"{url}/api/cart/items", json=wish)
        order = (await client.post(f"{url}/api/orders")).json()
        slow = {"card": "card_slow"}
        paying = asyncio.create_task(client.post(f"{url}/api/payments/{order['id']}", json=slow))
        await asyncio.sleep(0.1)
        shop.process.send_signal(signal.SIGTERM)
        answer = await paying
    assert (answer.status_code, answer.json()["status"]) == (200, "PAID")
    assert await shop.ended() == 0
    with pytest.raises(httpx.ConnectError):
        await names(url)


async def test_told_to_stop_it_gives_notice_first_and_a_second_time_it_goes_at_once(
    start: Start,
) -> None:
    shop = await start(DRAIN_SECONDS="60")
    url = await shop.url()
    shop.process.send_signal(signal.SIGTERM)
    await shop.saw("Closing")
    async with httpx.AsyncClient(base_url=url) as client:
        paths = ("/readyz", "/healthz", "/api/products")
        answers = [(await client.get(path)).status_code for path in paths]
    assert answers == [503, 200, 200]
    shop.process.send_signal(signal.SIGTERM)
    assert await shop.ended() == 1


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ({"NODE_ENV": "production", "JWT_SECRET": ""}, "JWT_SECRET is missing"),
        ({"HOST": "no.such.host.invalid", "JWT_SECRET": "x" * 32}, "is no address of this machine"),
        ({"STORE": "sqlite", "DATA": "/dev/null/shop.db"}, "DATA=/dev/null/shop.db cannot be used"),
        ({"NODE_ENV": "production", "JWT_SECRET": "x" * 31}, "JWT_SECRET has 31 bytes and needs"),
        ({"PORT": "http"}, 'PORT must be a number from 0 to 65535, not "http".'),
        ({"STORE": "mysql"}, 'STORE cannot be "mysql"'),
        ({"STRIPE_KEY": "sk_live_swordfish"}, "cannot pay through Stripe"),
    ],
)
async def test_what_it_cannot_open_with_is_said_plainly(
    start: Start, settings: dict[str, str], why: str
) -> None:
    shop = await start(**settings)
    assert await shop.ended() == 1
    assert why in shop.said
    assert "Traceback" not in shop.said
    assert "swordfish" not in shop.said


async def test_a_port_that_is_taken_is_said_plainly(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as squatter:
        port = squatter.getsockname()[1]
        shop = await start(PORT=str(port))
        assert await shop.ended() == 1
    assert f"Port {port} is in use. Choose another: PORT={port + 1}" in shop.said
    assert "Traceback" not in shop.said


async def test_what_was_acknowledged_is_there_after_a_kill_and_a_new_start(start: Start) -> None:
    first = await start(STORE="", DATA="data/shop.db")
    url = await first.url()
    ribbon = {"name": "Ribbon", "priceCents": 1, "stock": 1}
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{url}/api/products", json=ribbon)
    assert answer.status_code == 201
    before = await names(url)
    assert len(before) == 5
    second = await start(STORE="", DATA="data/shop.db")
    await second.saw("data/shop.db is in use by another process")
    assert await second.ended() == 1
    first.process.kill()
    await first.ended()
    third = await start(STORE="", DATA="data/shop.db")
    assert await names(await third.url()) == before
