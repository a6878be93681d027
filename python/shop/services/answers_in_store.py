"""Remembers answers where everything else is kept, so that work and answer are in one transaction."""

from specwright_http.handler import Context
from specwright_http.idempotency_store import (
    Claim,
    Fresh,
    IdempotencyRecord,
    Replayed,
    Reservation,
    Reused,
)

from ..storage.store import Store, Tables


class AnswersInStore:
    """Fulfils `IdempotencyStore`. One process uses the store, so nobody else can hold a key."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def reserve(self, claim: Claim) -> Reservation:
        found = await self._store.transaction(
            lambda tables: tables.answers.find(claim.scope, claim.key)
        )
        return reservation_of(found, claim)

    async def store(self, kept: IdempotencyRecord) -> None:
        await self._store.transaction(lambda tables: tables.answers.store(kept))

    async def release(self, claim: Claim) -> None:
        """Nothing was taken."""


def reservation_of(found: IdempotencyRecord | None, claim: Claim) -> Reservation:
    """What a record says of a claim."""
    if found is None or found.claim.expires_at <= claim.at:
        return Fresh()
    if found.claim.fingerprint != claim.fingerprint:
        return Reused()
    return Replayed(found.answer)


def store_reply(tables: Tables, context: Context, reply: object) -> None:
    """
    Stores a reply in the transaction of its work, so that a retry with the same Idempotency-Key gets
    this very one.
    """
    kept = context.record_of(reply)
    if kept is not None:
        tables.answers.store(kept)
