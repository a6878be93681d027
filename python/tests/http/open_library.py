"""A library that listens, what it logged, and a short way to ask it something."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import httpx
from pydantic import BaseModel

from specwright_http.app import AppOptions, serve_contract
from specwright_http.authentication import Identity, Presented
from specwright_http.handler import Context
from specwright_http.listen import Listening, ListenOptions, listen
from specwright_http.log import LogEntry
from specwright_http.operation import Contract, Operation
from specwright_http.reply import Ok
from specwright_http.uploaded_file import UploadedFile

from .library import Input, Work, library, library_router


@dataclass(frozen=True)
class Asked:
    """An answer as a client reads it."""

    status: int
    headers: httpx.Headers
    text: str

    @property
    def body(self) -> dict[str, Any]:
        """The body, which is JSON."""
        read: dict[str, Any] = json.loads(self.text)
        return read

    @property
    def code(self) -> str | None:
        """The code of a refusal."""
        return self.body.get("code") if self.text else None

    @property
    def paths(self) -> list[str]:
        """The bad places that a refusal names."""
        return [error["path"] for error in self.body.get("errors", [])]


@dataclass
class OpenLibrary:
    """A library that listens."""

    listening: Listening
    client: httpx.AsyncClient
    log: list[LogEntry] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where it listens."""
        return self.listening.url

    async def ask(self, method: str, path: str, **sent: Any) -> Asked:
        """Asks something."""
        url = httpx.URL(self.url, raw_path=path.encode())
        response = await self.client.request(method, url, **sent)
        return Asked(response.status_code, response.headers, response.text)

    async def send(self, method: str, path: str, body: object) -> Asked:
        """Sends JSON."""
        headers = {"Content-Type": "application/json"}
        return await self.ask(method, path, content=json.dumps(body), headers=headers)


def plain(values: Input) -> dict[str, Any]:
    """The input of a handler as it came over the wire."""
    return {
        name: shown(value.model_dump(by_alias=True) if isinstance(value, BaseModel) else value)
        for name, value in values.items()
    }


def shown(value: Any) -> Any:
    """Files in words that both languages have."""
    if isinstance(value, UploadedFile):
        return {"name": value.name, "media": value.media, "bytes": value.data.decode("latin-1")}
    if isinstance(value, dict):
        return {name: shown(one) for name, one in value.items()}
    return [shown(one) for one in value] if isinstance(value, list | tuple) else value


async def echo(values: Input, context: Context) -> object:
    """A handler that says what it was given, and by which caller."""
    return Ok({"input": plain(values), "caller": context.caller})


async def authenticate(credentials: Presented, _operation: Operation) -> Identity | None:
    """Ada is a librarian, and nobody is nobody."""
    caller = credentials["Bearer"]
    if caller == "nobody":
        return None
    return Identity(caller, ("librarian",) if caller == "ada" else ())


@asynccontextmanager
async def open_library(
    handlers: Mapping[str, Work] | None = None,
    options: AppOptions | None = None,
    listen_options: ListenOptions | None = None,
    contract: Contract = library,
) -> AsyncIterator[OpenLibrary]:
    """Opens a library whose handlers answer as given; the others echo their input and their caller."""
    given = options or AppOptions()
    echoing = dict.fromkeys((operation.id for operation in library.operations), echo)
    router = library_router({**echoing, **(handlers or {})})
    log: list[LogEntry] = []
    if given.authenticate is None:
        given = replace(given, authenticate=authenticate)
    app = serve_contract(contract, [router], replace(given, log=log.append))
    listening = await listen(app, listen_options)
    async with httpx.AsyncClient(verify=False, follow_redirects=False) as client:
        yield OpenLibrary(listening, client, log)
    await listening.close()
