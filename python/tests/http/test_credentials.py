"""Credentials in headers, the query, cookies and behind schemes; several ways, and several at once."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, ClassVar

import httpx
from pydantic import Field

from specwright_http.app import AppOptions, serve_contract
from specwright_http.authentication import Identity, Presented
from specwright_http.listen import listen
from specwright_http.model import Model
from specwright_http.operation import Authentication, Contract, Credential, Need, Operation
from specwright_http.problem import problem_details
from specwright_http.refusal import Refusal
from specwright_http.reply import Ok
from specwright_http.routing import Call, ContractRouter

from .library import operation_of


class KeyMissing(Refusal):
    code: ClassVar[str] = "KEY_MISSING"
    status: ClassVar[int] = 401
    title: ClassVar[str] = "a"
    message: ClassVar[str] = "a"


class KeyInvalid(Refusal):
    code: ClassVar[str] = "KEY_INVALID"
    status: ClassVar[int] = 401
    title: ClassVar[str] = "b"
    message: ClassVar[str] = "b"


KEY = Credential(
    "Key",
    "header",
    "X-Api-Key",
    schema=Annotated[str, Field(min_length=3, max_length=9)],
    missing="KEY_MISSING",
    bad="KEY_INVALID",
)
OLD = Credential("Old", "query", "api_key")
SESSION = Credential("Session", "cookie", "sid")
TOKEN = Credential("Token", "authorization", "Token")
HOUSE = Credential("House", "header", "X-House")
OAUTH = Credential("OAuth", "authorization", "Bearer", oauth=True)


class Caller(Model):
    caller: str | None


def _operation(name: str, *ways: tuple[Need, ...], required: bool = True) -> Operation:
    return operation_of(
        name,
        "GET",
        f"/{name}",
        authentication=Authentication(ways, required) if ways else None,
        replies={200: Caller},
        errors=(KeyMissing, KeyInvalid),
    )


OPERATIONS = (
    _operation("key", (Need(KEY),)),
    _operation("old", (Need(OLD),)),
    _operation("session", (Need(SESSION),)),
    _operation("token", (Need(TOKEN),)),
    _operation("either", (Need(OAUTH, ("a:read", "a:write")),), (Need(KEY),)),
    _operation("both", (Need(HOUSE), Need(TOKEN))),
    _operation("open"),
    _operation("welcome", (Need(KEY),), required=False),
)


async def _authenticate(given: Presented, _operation: Operation) -> Identity | None:
    if any(value.startswith("bad") for value in given.values()):
        return None
    roles = tuple(given["OAuth"].split("+")) if "OAuth" in given else ()
    return Identity(" ".join(f"{name}={value}" for name, value in given.items()), roles)


@asynccontextmanager
async def _open() -> AsyncIterator[httpx.AsyncClient]:
    router = ContractRouter()
    for operation in OPERATIONS:

        @router.operation(operation)
        async def read(context: Call) -> object:
            return Ok(Caller(caller=context.caller))

    contract = Contract(
        title="Credentials",
        operations=OPERATIONS,
        errors=(KeyMissing, KeyInvalid),
        error_body=problem_details,
        credentials={one.name: one for one in (KEY, OLD, SESSION, TOKEN, HOUSE, OAUTH)},
    )
    app = serve_contract(contract, [router], AppOptions(authenticate=_authenticate))
    listening = await listen(app)
    async with httpx.AsyncClient(base_url=listening.url) as client:
        yield client
    await listening.close()


CASES: tuple[tuple[str, dict[str, str], str], ...] = (
    ("/key", {"x-api-key": "abc"}, "200 Key=abc"),
    ("/old?api_key=a%20b", {}, "200 Old=a b"),
    ("/session", {"cookie": 'theme=dark; sid="s 1"; sid=other'}, "200 Session=s 1"),
    ("/token", {"authorization": "token  t1"}, "200 Token=t1"),
    ("/key", {}, "401 KEY_MISSING ApiKey"),
    ("/key", {"x-api-key": ""}, "401 KEY_MISSING ApiKey"),
    ("/key", {"x-api-key": "bad"}, "401 KEY_INVALID ApiKey"),
    ("/key", {"x-api-key": "far too long"}, "401 KEY_INVALID ApiKey"),
    ("/token", {}, "401 UNAUTHENTICATED Token"),
    ("/token", {"authorization": "Bearer t1"}, "401 UNAUTHENTICATED Token"),
    ("/old?api_key=a&api_key=b", {}, "401 UNAUTHENTICATED ApiKey"),
    ("/old?api_key=%00", {}, "401 UNAUTHENTICATED ApiKey"),
    ("/session", {"cookie": "mysid=1"}, "401 UNAUTHENTICATED ApiKey"),
    ("/either", {"authorization": "Bearer a:read+a:write"}, "200 OAuth=a:read+a:write"),
    ("/either", {"authorization": "Bearer a:read"}, "403 FORBIDDEN"),
    ("/either", {"x-api-key": "abc", "authorization": "Basic x"}, "200 Key=abc"),
    ("/either", {"x-api-key": "abc", "authorization": "Bearer bad"}, "200 Key=abc"),
    ("/either", {}, "401 UNAUTHENTICATED Bearer, ApiKey"),
    ("/both", {"x-house": "h", "authorization": "Token t"}, "200 House=h Token=t"),
    ("/both", {"x-house": "h"}, "401 UNAUTHENTICATED ApiKey, Token"),
    ("/welcome", {}, "200 None"),
    ("/welcome", {"x-api-key": "bad"}, "401 KEY_INVALID ApiKey"),
    ("/open?api_key=secret", {}, "200 None"),
    ("/open?api-key=secret", {}, "400 VALIDATION_FAILED"),
)


async def test_credentials_are_found_in_their_places_and_judged() -> None:
    async with _open() as client:
        for path, headers, expected in CASES:
            response = await client.get(path, headers=headers)
            body = response.json()
            said = body.get("code", body.get("caller"))
            challenge = response.headers.get("www-authenticate", "")
            assert f"{response.status_code} {said} {challenge}".strip() == expected, path
