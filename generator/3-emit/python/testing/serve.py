"""What servers of generated contracts, whose handlers are still stubs, answer to requests; all in this process."""

import asyncio
import importlib
import json
import sys
import tempfile
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx

from specwright_http.app import AppOptions
from stub_handlers import Handlers, authenticate


async def ask(
    client: httpx.AsyncClient, request: Mapping[str, Any]
) -> Mapping[str, Any]:
    url = httpx.URL("http://test", raw_path=request["path"].encode())
    content = None if request["body"] is None else request["body"].encode()
    answer = await client.request(
        request["method"], url, headers=request["headers"], content=content
    )
    media = answer.headers.get("content-type", "").split(";")[0]
    return {"status": answer.status_code, "media": media, "text": answer.text}


async def serve(spec: Mapping[str, Any], folder: Path) -> Mapping[str, Any]:
    for path, text in spec["files"].items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    for name in [name for name in sys.modules if name.split(".")[0] == "contract"]:
        del sys.modules[name]
    importlib.invalidate_caches()
    sys.path.insert(0, str(folder))
    try:
        module = importlib.import_module("contract.app")
        options = AppOptions(
            authenticate=authenticate,
            idempotency_store=None,
            body_limit=1_000,
            log=lambda _entry: None,
        )
        app = module.create_app(Handlers(), options)
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport) as client:
            return {
                "kind": "answers",
                "answers": [await ask(client, one) for one in spec["requests"]],
            }
    except Exception:
        return {"kind": "fault", "fault": traceback.format_exc()[-2_000:]}
    finally:
        sys.path.remove(str(folder))


async def serve_all(specs: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        return [
            await serve(spec, Path(folder) / str(at)) for at, spec in enumerate(specs)
        ]


json.dump(asyncio.run(serve_all(json.load(sys.stdin))), sys.stdout)
