"""Makes the application that serves a contract."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fastapi import APIRouter, FastAPI
from pydantic import MISSING
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from .answer import refuser_of
from .authentication import Authenticate
from .body_room import BodyRoom
from .clock import Clock, system_clock
from .contract_app import ContractApp
from .contract_route import ContractRoute
from .exchange import Shared, exchange_of, open_exchange
from .fallbacks import Fallbacks
from .header_map import raw_header
from .idempotency_store import IdempotencyStore
from .keyed_performer import IdempotencyState
from .log import Log, log_faults
from .operation import Contract
from .rate_limiter import RateLimitOptions, rate_limiter_of
from .request_body import BodyRules
from .reserved import catalogue_of
from .runner import Services
from .security_headers import security_headers

MEGABYTE = 1_000_000
LARGEST_AT_ONCE = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class AppOptions:
    """What a program may say about its application; each has a sensible default."""

    now: Clock = system_clock
    log: Log = log_faults
    body_limit: int = MEGABYTE
    """The largest body in bytes."""
    body_memory: int | None = None
    """The most that the bodies of all requests under way take together; None: 32 of the largest."""
    authenticate: Authenticate | None = None
    """Needed where the contract asks for authentication, unless all callers are trusted."""
    trusting: bool = False
    """For development: a caller without credentials may do everything, and is the one that the request names."""
    idempotency_store: IdempotencyStore | MISSING | None = MISSING
    """Needed where the contract takes an Idempotency-Key. None says plainly that keys are ignored."""
    rate_limit: RateLimitOptions | None = None
    """How often one caller may ask; absent, there is no limit."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Headers for every answer, besides or instead of `security_headers`."""
    openapi_url: str | None = "/openapi.json"
    """Where the description of the contract is; None: nowhere."""


class _Opening:
    """Opens the exchange of every request, before anything else looks at it."""

    def __init__(self, app: ASGIApp, shared: Shared) -> None:
        self.app = app
        self.shared = shared

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            open_exchange(scope, self.shared)
        await self.app(scope, receive, send)


def serve_contract(
    contract: Contract, routers: Sequence[APIRouter], options: AppOptions
) -> FastAPI:
    """Makes an application. It listens to nothing yet: see `listen`."""
    services = _services_of(contract, options)
    routes = _routes_of(contract, routers)
    for route in routes:
        route.bind(services)
    app = ContractApp(contract)
    fallbacks = Fallbacks(app, routes, services, options.openapi_url)
    app.router.routes.extend(routes)

    async def unmatched(request: Request, _error: Exception) -> Response:
        return fallbacks.response(exchange_of(request.scope))

    app.add_exception_handler(HTTPException, unmatched)
    headers = {**security_headers, **options.headers}.items()
    raw = tuple(raw_header(name, value) for name, value in headers)
    shared = Shared(options.now, options.log, raw)
    app.add_middleware(_Opening, shared=shared)
    return app


def _routes_of(contract: Contract, routers: Sequence[APIRouter]) -> list[ContractRoute]:
    """The routes of all operations, what is fixed in a path before what is a parameter."""
    every = [route for router in routers for route in router.routes]
    routes = [route for route in every if isinstance(route, ContractRoute)]
    routed = {route.operation.id for route in routes}
    for operation in contract.operations:
        if operation.id not in routed:
            raise TypeError(f'No route "{operation.id}" for {operation.method} {operation.path}.')
    # GET answers HEAD too, so an operation for HEAD stands before it.
    return sorted(routes, key=lambda route: (route.template.rank, route.operation.method != "HEAD"))


def _services_of(contract: Contract, options: AppOptions) -> Services:
    catalogue = catalogue_of(contract)
    answers, limit = options.idempotency_store, options.rate_limit
    return Services(
        catalogue=catalogue,
        refuse=refuser_of(contract, catalogue),
        bodies=BodyRules(options.body_limit, BodyRoom(_body_memory_of(options))),
        authenticate=options.authenticate,
        trusting=options.trusting,
        memory=answers if answers is None or answers is MISSING else IdempotencyState(answers),
        rate_limiter=None if limit is None else rate_limiter_of(limit, options.now),
        exempt=frozenset() if limit is None else limit.exempt,
        credentials=tuple(contract.credentials.values()),
    )


def _body_memory_of(options: AppOptions) -> int:
    given = options.body_memory
    return options.body_limit * LARGEST_AT_ONCE if given is None else given
