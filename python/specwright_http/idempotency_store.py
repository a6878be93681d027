"""The port behind `Idempotency-Key`: who uses a key, and the answer that was given to it.

1. Before the handler the kernel calls `reserve`. Only `Fresh` lets the handler run.
2. Within the transaction of its work the handler stores what `context.record_of(reply)` gives. So the work and its answer
   are both there, or neither. A handler that calls a bank between two transactions does so in the last one.
3. Answers that the handler did not store (a refusal that wrote nothing) the kernel stores by `store`, in a transaction of
   their own. What must not be remembered (validation, our own faults) it gives back by `release`.

Two requests of one process never hold the same key at once: the kernel sees to that itself. Where several processes
share a store, `reserve` answers `Running` for a key that another one holds; such a hold ends by itself after a while, and
is taken over then. That is safe because `store` has the last word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias


@dataclass(frozen=True, slots=True)
class Claim:
    """One request that wants to use a key. `scope` and `key` together name the record; both are bounded texts."""

    scope: str
    """Whose key it is: users never see each other's keys."""
    key: str
    fingerprint: str
    """SHA-256 over method, path and canonical body, in hex: another one under the same key is `Reused`."""
    at: str
    """The time by the application's clock (ISO 8601, UTC, milliseconds, so texts compare as times do)."""
    expires_at: str
    """When a record of this claim ends. A record whose `expires_at` is not after `at` counts as none."""


@dataclass(frozen=True, slots=True)
class Content:
    """The body of an answer."""

    media: str
    text: str


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """An answer to the byte, as plain data that survives JSON."""

    status: int
    headers: Mapping[str, str]
    content: Content | None


@dataclass(frozen=True, slots=True)
class IdempotencyRecord:
    """What is stored."""

    claim: Claim
    answer: StoredAnswer


@dataclass(frozen=True, slots=True)
class Fresh:
    """Nobody used the key yet."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """The same request was answered before."""

    answer: StoredAnswer


@dataclass(frozen=True, slots=True)
class Reused:
    """Another request used this key."""


@dataclass(frozen=True, slots=True)
class Running:
    """The first request with this key has no answer yet."""


Reservation: TypeAlias = Fresh | Replayed | Reused | Running


class KeyTaken(Exception):
    """Somebody else used the key first. The kernel claims again and gives that answer."""


class IdempotencyStore(Protocol):
    """Fulfilled by a store."""

    async def reserve(self, claim: Claim) -> Reservation:
        """Who uses this key."""

    async def store(self, kept: IdempotencyRecord) -> None:
        """Stores an answer in a transaction of its own.

        Raises `KeyTaken` where the key already has an answer that has not expired, or is held by somebody else by now.
        """

    async def release(self, claim: Claim) -> None:
        """The claim comes to nothing: the next request with this key is fresh."""
