"""Serves the generated code of a project, none of whose handlers is written: `serve.py FOLDER PORT`."""

import importlib
import sys
from typing import Any

import uvicorn
from specwright_http.app import AppOptions
from specwright_http.authentication import Identity
from specwright_http.not_implemented import not_implemented


class Stubs:
    """Handlers of every capability, none of them written."""

    def __getattr__(self, name: str) -> Any:
        async def stub(*_given: object) -> object:
            return not_implemented(name)

        return stub


class Handlers:
    """All capabilities."""

    def __getattr__(self, name: str) -> Stubs:
        return Stubs()


async def authenticate(*_given: object) -> Identity:
    """Whoever has credentials is taken for one who may."""
    return Identity("ann", ("admin",))


folder, port = sys.argv[1:]
sys.path.insert(0, f"{folder}/generated/python")
module = importlib.import_module("contract.app")
options = AppOptions(
    authenticate=authenticate, idempotency_store=None, log=lambda _entry: None
)
print(f"http://127.0.0.1:{port}", flush=True)
uvicorn.run(
    module.create_app(Handlers(), options),
    host="127.0.0.1",
    port=int(port),
    log_level="warning",
)
