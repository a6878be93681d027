"""Serves the generated code of a project, none of whose handlers is written: `serve.py FOLDER PORT`."""

import importlib
import sys

import uvicorn
from specwright_http.app import AppOptions
from stub_handlers import Handlers, authenticate

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
