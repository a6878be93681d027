"""Authentication: which credentials an operation takes, and whose they are."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from .credentials import BAD, Bad, Finder, RequestHead, finder_of
from .operation import Credential, Need, Operation
from .refused import Refused


@dataclass(frozen=True, slots=True)
class Identity:
    """Who proved to be asking."""

    caller: str
    roles: tuple[str, ...] = ()
    """Roles, and scopes of a token."""


Presented: TypeAlias = Mapping[str, str]
"""The credentials of a request, by their names."""

Authenticate: TypeAlias = Callable[[Presented, Operation], Awaitable[Identity | None]]
"""Finds the caller of credentials, all that one way of the operation asks for. None: no caller has them."""

Authenticator: TypeAlias = Callable[[RequestHead], Awaitable[Identity | Refused | None]]
"""An identity, None for an anonymous request that is accepted, or a refusal."""

_Way: TypeAlias = list[tuple[Need, str | Bad | None]]
"""What a request holds of all that a way asks for."""


def authenticator_of(
    operation: Operation, authenticate: Authenticate | None, trusting: bool
) -> Authenticator:
    """Prepares the authentication of an operation.

    While callers are trusted, no credentials are needed; bad ones are refused where that is known.
    """
    rule = operation.authentication
    if rule is None or (authenticate is None and trusting):
        return _open
    ways = rule.ways
    if authenticate is None:
        raise TypeError(
            f'"{operation.id}" asks for {_asked(ways)}: give `authenticate`, '
            "or in development `trusting=True`."
        )
    check = authenticate
    challenge = {"WWW-Authenticate": _challenge_of(ways)}
    finders = [[(need, finder_of(need.credential)) for need in way] for way in ways]
    needed = rule.required and not trusting
    missing = ways[0][0].credential.missing

    async def enter(request: RequestHead) -> Identity | Refused | None:
        found = [_look(way, request) for way in finders]
        if all(value is None for way in found for _, value in way):
            return Refused(missing, headers=challenge) if needed else None
        failed: Refused | None = None
        for way in found:
            values = _values_of(way)
            if values is None:
                continue
            identity = await check(values, operation)
            if identity is None:
                failed = failed or Refused(way[0][0].credential.bad, headers=challenge)
            elif all(role in identity.roles for need, _ in way for role in need.roles):
                return identity
            else:
                failed = Refused("FORBIDDEN")
        return failed or Refused(_code_of(found), headers=challenge)

    return enter


async def _open(_request: RequestHead) -> None:
    """No credentials are asked for."""


def _look(way: list[tuple[Need, Finder]], request: RequestHead) -> _Way:
    return [(need, find(request)) for need, find in way]


def _values_of(way: _Way) -> dict[str, str] | None:
    """All that a way asks for; None where something of it is absent or bad."""
    values: dict[str, str] = {}
    for need, value in way:
        if not isinstance(value, str):
            return None
        values[need.credential.name] = value
    return values


def _code_of(ways: list[_Way]) -> str:
    """What is wrong where no way has all that it asks for.

    Something bad, else what the way that was begun lacks.
    """
    for way in ways:
        for need, value in way:
            if value is BAD:
                return need.credential.bad
    begun = next(way for way in ways if any(isinstance(value, str) for _, value in way))
    return next(need.credential.missing for need, value in begun if value is None)


def _challenge_of(ways: tuple[tuple[Need, ...], ...]) -> str:
    """What is sent with a refusal, so that a client knows how to ask.

    Only schemes of HTTP have a name for it.
    """
    return ", ".join(dict.fromkeys(_scheme_of(need.credential) for way in ways for need in way))


def _scheme_of(credential: Credential) -> str:
    return credential.at if credential.location == "authorization" else "ApiKey"


def _asked(ways: tuple[tuple[Need, ...], ...]) -> str:
    return " or ".join(" and ".join(need.credential.name for need in way) for way in ways)
