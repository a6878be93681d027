"""Which requests are accepted: a diary that is its owner's alone, and an archive for keepers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

import httpx
import pytest
from fastapi import Query
from pydantic import MISSING

from specwright_http.app import AppOptions, serve_contract
from specwright_http.authentication import Identity, Presented
from specwright_http.handler import Context
from specwright_http.listen import listen
from specwright_http.model import Model
from specwright_http.operation import Authentication, Contract, Need, Operation
from specwright_http.problem import problem_details
from specwright_http.reply import NoContent, Ok
from specwright_http.routing import Call, ContractRouter

from .library import BEARER, Input, operation_of
from .open_library import open_library


class Owner(Model):
    owner: str | MISSING = MISSING


class Caller(Model):
    caller: str | None


def _protected(name: str, role: str | None) -> Operation:
    return operation_of(
        name,
        "GET",
        f"/{name}",
        authentication=Authentication(((Need(BEARER, () if role is None else (role,)),),), True),
        query=Owner,
        caller="query.owner",
        replies={200: Caller},
    )


DIARY, ARCHIVE = _protected("diary", None), _protected("archive", "keeper")
CONTRACT = Contract(
    title="diary",
    operations=(DIARY, ARCHIVE),
    errors=(),
    error_body=problem_details,
)


def _router() -> ContractRouter:
    router = ContractRouter()

    @router.operation(DIARY)
    async def diary(query: Annotated[Owner, Query()], context: Call) -> object:
        return Ok(Caller(caller=context.caller))

    @router.operation(ARCHIVE)
    async def archive(query: Annotated[Owner, Query()], context: Call) -> object:
        return Ok(Caller(caller=context.caller))

    return router


async def _authenticate(credentials: Presented, _operation: Operation) -> Identity | None:
    token = credentials["Bearer"]
    return None if token == "forged" else Identity(token, ("keeper",) if token == "eve" else ())


class Visitor:
    """Authenticates."""

    def __init__(self, url: str, client: httpx.AsyncClient) -> None:
        self.url, self.client = url, client

    async def ask(self, path: str, authorization: str | None = None) -> tuple[int, str | None]:
        headers = {} if authorization is None else {"Authorization": authorization}
        response = await self.client.get(self.url + path, headers=headers)
        body = response.json()
        challenged = response.headers.get("www-authenticate") == "Bearer"
        assert challenged == (response.status_code == 401)
        return response.status_code, body["code"] if "code" in body else body["caller"]


@asynccontextmanager
async def _open(options: AppOptions) -> AsyncIterator[Visitor]:
    listening = await listen(serve_contract(CONTRACT, [_router()], options))
    async with httpx.AsyncClient(verify=False) as client:
        yield Visitor(listening.url, client)
    await listening.close()


async def test_who_has_no_credentials_is_told_how_to_bring_some() -> None:
    async with _open(AppOptions(authenticate=_authenticate)) as visitor:
        for bad in (None, "Basic YTpi", "Bearer", "Bearer forged"):
            assert await visitor.ask("/diary", bad) == (401, "UNAUTHENTICATED")
        assert await visitor.ask("/diary", "bearer ann") == (200, "ann")


async def test_who_names_somebody_else_or_lacks_the_role_may_not() -> None:
    async with _open(AppOptions(authenticate=_authenticate)) as visitor:
        assert await visitor.ask("/diary?owner=ann", "Bearer ann") == (200, "ann")
        assert await visitor.ask("/diary?owner=ann", "Bearer bob") == (403, "FORBIDDEN")
        assert await visitor.ask("/archive", "Bearer ann") == (403, "FORBIDDEN")
        assert await visitor.ask("/archive", "Bearer eve") == (200, "eve")


async def test_where_callers_are_trusted_none_needs_credentials_and_bad_ones_are_refused() -> None:
    options = AppOptions(authenticate=_authenticate, trusting=True)
    async with _open(options) as visitor:
        assert await visitor.ask("/diary") == (200, None)
        assert await visitor.ask("/archive?owner=ann") == (200, "ann")
        assert await visitor.ask("/diary", "Bearer forged") == (401, "UNAUTHENTICATED")
        assert await visitor.ask("/diary?owner=ann", "Bearer bob") == (403, "FORBIDDEN")
        assert await visitor.ask("/archive", "Bearer bob") == (403, "FORBIDDEN")


async def test_where_nobody_can_check_credentials_that_must_be_said() -> None:
    with pytest.raises(TypeError, match='"diary" asks for Bearer: give `authenticate`, or'):
        serve_contract(CONTRACT, [_router()], AppOptions())
    async with _open(AppOptions(trusting=True)) as visitor:
        assert await visitor.ask("/archive", "Bearer forged") == (200, None)


async def test_a_handler_knows_the_roles_of_who_proved_a_name() -> None:
    seen: list[tuple[str, ...]] = []

    async def note(_values: Input, context: Context) -> object:
        seen.append(context.roles)
        return NoContent()

    async with open_library({"deleteBooksById": note, "getBooksById": note}) as library:
        ada = {"Authorization": "Bearer ada"}
        assert (await library.ask("DELETE", "/books/1", headers=ada)).status == 204
        assert (await library.ask("GET", "/books/1")).status == 204
    assert seen == [("librarian",), ()]
