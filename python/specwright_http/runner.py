"""The order in which a request is judged: authentication, haste, body, input, caller, key, handler, reply."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from pydantic import MISSING
from starlette.types import Receive

from .answer import Refuser
from .authentication import Authenticate, Identity, authenticator_of
from .bad_fields import refusal_of
from .claim import takes_key
from .credentials import RequestHead
from .exchange import Exchange
from .input_reader import RawRequest, caller_reader, input_reader
from .keyed_performer import IdempotencyState, KeyedPerformer
from .operation import Credential, Media, Operation
from .performer import Perform, Performer
from .rate_limiter import RateLimiter
from .refused import Refused
from .reply_check import reply_checker
from .request_body import BodyRules, read_body
from .reserved import ErrorEntry
from .text_values import Texts


@dataclass(frozen=True, slots=True)
class Services:
    """What all operations of an application share."""

    catalogue: Mapping[str, ErrorEntry]
    refuse: Refuser
    bodies: BodyRules
    authenticate: Authenticate | None
    trusting: bool
    memory: IdempotencyState | MISSING | None
    """MISSING where the program did not say; None where nothing shall be remembered."""
    rate_limiter: RateLimiter | None
    exempt: frozenset[str]
    credentials: tuple[Credential, ...] = ()
    """All of the contract."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A request at its operation, nothing of it read yet."""

    exchange: Exchange
    params: Texts
    receive: Receive


Judge: TypeAlias = Callable[[Arrival], Awaitable["Fit | Refused"]]
"""Reads a request as far as its handler, or says why not."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What was read of a request that is fit for its handler."""

    values: Mapping[str, Any]
    raw_body: bytes


def judge_of(operation: Operation, services: Services) -> Judge:
    """Prepares an operation once, so that each request only runs."""
    enter = authenticator_of(operation, services.authenticate, services.trusting)
    turn = None if operation.path in services.exempt else services.rate_limiter
    read_input = input_reader(operation, services.catalogue, services.credentials)
    named_caller = caller_reader(operation)

    async def judge(arrival: Arrival) -> Fit | Refused:
        exchange = arrival.exchange
        headers = exchange.headers
        identity = await enter(RequestHead(headers, exchange.query))
        proved = identity.caller if isinstance(identity, Identity) else None
        wait = None if turn is None else turn(exchange, proved)
        if wait is not None:
            return wait
        if isinstance(identity, Refused):
            return identity
        exchange.caller = proved
        exchange.roles = () if identity is None else identity.roles
        raw_body = await read_body(exchange, arrival.receive, services.bodies)
        if isinstance(raw_body, Refused):
            return raw_body
        given = read_input(RawRequest(arrival.params, exchange.query, headers, raw_body))
        if isinstance(given, Refused):
            return given
        if given.faults or given.errors:
            return refusal_of(given.faults, given.errors, services.catalogue, operation.codes)
        named = named_caller(given.values)
        if identity is None:
            exchange.caller = named
        elif named is not None and named != identity.caller:
            return Refused("FORBIDDEN")
        return Fit(given.values, raw_body)

    return judge


def perform_of(operation: Operation, services: Services) -> Perform:
    """Whether work is remembered must be said: a client that trusts its key must not be deceived."""
    performer = Performer(reply_checker(operation), services.refuse)
    memory = services.memory
    if not takes_key(operation) or memory is None:
        return performer.plainly
    if memory is MISSING:
        raise TypeError(
            f'"{operation.id}" takes an Idempotency-Key, but answers are not stored: '
            "give `idempotency_store`, or `idempotency_store=None`."
        )
    for reply in operation.replies.values():
        if isinstance(reply, Media) and reply.model is None and not reply.type.startswith("text/"):
            raise TypeError(
                f'"{operation.id}" takes an Idempotency-Key, so it cannot answer {reply.type}.'
            )
    invalid = services.catalogue["VALIDATION_FAILED"].name or "VALIDATION_FAILED"
    return KeyedPerformer(operation, performer, memory, invalid)
