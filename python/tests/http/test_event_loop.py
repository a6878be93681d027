"""A program runs to its end, on a real loop."""

import asyncio
import sys

import pytest

from specwright_http.event_loop import run


async def _loop() -> str:
    await asyncio.sleep(0)
    return type(asyncio.get_running_loop()).__module__


@pytest.mark.skipif(sys.platform == "win32", reason="uvloop is for Unix")
def test_the_loop_is_uvloop() -> None:
    assert run(_loop()).startswith("uvloop")


def test_without_uvloop_it_is_the_loop_of_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("specwright_http.event_loop.find_spec", lambda _name: None)
    assert run(_loop()).startswith("asyncio")
