"""The Python kernel answers as the TypeScript kernel does: JSON with equal JSON, all else to the byte.

The requests and the answers to them stand in recorded_answers.jsonl; scripts/checks/kernel-answers/record.ts
renews it.
"""

import json
import re
from pathlib import Path
from typing import Any

from specwright_http.app import AppOptions, serve_contract
from specwright_http.handler import Context
from specwright_http.listen import listen
from specwright_http.log import LogEntry
from specwright_http.reply import Created, NoContent, Ok

from .library import Book, Input, library_router
from .open_library import authenticate, echo
from .raw_client import Heard, send_raw
from .things import things, things_router

RECORDED = [
    json.loads(line)
    for line in Path(__file__).with_name("recorded_answers.jsonl").read_text().splitlines()
]

PASSING = {"connection", "date", "transfer-encoding"}
JSON = "json"
NEW_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
NEW_SPAN = re.compile(r"(00-[0-9a-f]{32})-[0-9a-f]{16}-(0[01])")


async def _title(values: Input, _context: Context) -> object:
    text = json.dumps(values["params"].model_dump(by_alias=True), separators=(",", ":"))
    return Ok(Book(title=text[:10]))


async def _newest(_values: Input, _context: Context) -> object:
    return Ok(Book(title="new"))


async def _created(values: Input, _context: Context) -> object:
    return Created(values["body"])


async def _given(values: Input, _context: Context) -> object:
    return Ok(values["body"])


async def _nothing(_values: Input, _context: Context) -> object:
    return NoContent()


def _steady(name: str, value: str) -> str:
    if name == "x-request-id":
        return "(new)" if NEW_ID.fullmatch(value) else value
    if name == "traceparent":
        return NEW_SPAN.sub(r"\1-(new)-\2", value)
    return value


def _read(body: bytes) -> object:
    """JSON as every reader has it: numbers are doubles, and fields have no order.

    So neither have unknown fields that are named as bad places.
    """
    value = json.loads(body, parse_int=float) if body else None
    if isinstance(value, dict) and isinstance(value.get("errors"), list):
        value["errors"].sort(key=lambda error: str(error["path"]))
    return value


def _differences(recorded: dict[str, Any], heard: Heard) -> dict[str, Any]:
    headers = {
        name: _steady(name, value) for name, value in heard.headers.items() if name not in PASSING
    }
    expected = dict(recorded["headers"])
    length = headers.get("content-length")
    body = (recorded["body"].encode("latin-1"), heard.body)
    is_json = all(JSON in each.get("content-type", "") for each in (expected, headers))
    if is_json:
        # Its length is that of the body as this kernel spells it; HEAD has none.
        del expected["content-length"], headers["content-length"]
    lengths = (length, str(len(heard.body))) if is_json and heard.body else (None, None)
    found = {
        "status": (recorded["status"], heard.status),
        "headers": (expected, headers),
        "length": lengths,
        "body": (_read(body[0]), _read(body[1])) if is_json else body,
    }
    return {name: pair for name, pair in found.items() if pair[0] != pair[1]}


async def test_every_request_is_answered_as_it_was_recorded() -> None:
    handlers = dict.fromkeys((operation.id for operation in things.operations), echo) | {
        "getBooksById": _title,
        "getBooksNewest": _newest,
        "postBooks": _created,
        "putBooksByIdText": _given,
        "postPictures": _given,
        "deleteBooksById": _nothing,
        "headHeads": _nothing,
        "optionsHeads": _nothing,
    }
    log: list[LogEntry] = []
    routers = [library_router(handlers), things_router(handlers)]
    options = AppOptions(authenticate=authenticate, log=log.append, openapi_url=None)
    server = await listen(serve_contract(things, routers, options))
    different = []
    for recorded in RECORDED:
        request = recorded["request"]
        heard = await send_raw(server.url, **request)
        found = _differences(recorded, heard)
        if found:
            different.append({"request": request, **found})
    await server.close()
    faults = [entry.error for entry in log if entry.error is not None]
    assert faults == []
    assert different == [], "\n".join(map(str, different))
