"""The door: who is let in, and by which credentials."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from .operation import Operation
from .refused import Refused


@dataclass(frozen=True, slots=True)
class Identity:
    """Who proved to be asking."""

    caller: str
    roles: tuple[str, ...] = ()


Authenticate: TypeAlias = Callable[[str, Operation], Awaitable[Identity | None]]
"""Finds the caller of credentials: what follows the scheme in the header. None: no caller has them."""

Door: TypeAlias = Callable[[str | None], Awaitable[Identity | Refused | None]]
"""An identity, None for an anonymous caller who may pass, or a refusal."""


def door_of(operation: Operation, authenticate: Authenticate | None, trusting: bool) -> Door:
    """Prepares the door of an operation.

    While callers are trusted, no credentials are needed; bad ones are refused where that is known.
    """
    rule = operation.authentication
    if rule is None or (authenticate is None and trusting):
        return _open
    if authenticate is None:
        raise TypeError(
            f'"{operation.id}" asks for {rule.scheme}: give `authenticate`, '
            "or in development `trusting=True`."
        )
    check = authenticate
    challenge = Refused("UNAUTHENTICATED", headers={"WWW-Authenticate": rule.scheme})
    needed = rule.required and not trusting

    async def enter(authorization: str | None) -> Identity | Refused | None:
        if authorization is None:
            return challenge if needed else None
        scheme, space, credentials = authorization.partition(" ")
        if not space or scheme.lower() != rule.scheme.lower():
            return challenge
        identity = await check(credentials.strip(), operation)
        if identity is None:
            return challenge
        allowed = rule.role is None or rule.role in identity.roles
        return identity if allowed else Refused("FORBIDDEN")

    return enter


async def _open(_authorization: str | None) -> None:
    """Nobody is asked for anything."""
