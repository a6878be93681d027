"""Remembers answers where everything else is kept, so that work and answer are in one transaction."""

from specwright_http.once import Claim, Claiming, Fresh, KeptAnswer, Replayed, Reused

from ..storage.store import Store


class AnswersInStore:
    """Fulfils `Once`. One process uses the store, so nobody else can hold a key."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def claim(self, claim: Claim) -> Claiming:
        found = await self._store.transaction(
            lambda tables: tables.answers.find(claim.scope, claim.key)
        )
        return claiming_of(found, claim)

    async def keep(self, kept: KeptAnswer) -> None:
        await self._store.transaction(lambda tables: tables.answers.keep(kept))

    async def release(self, claim: Claim) -> None:
        """Nothing was taken."""


def claiming_of(found: KeptAnswer | None, claim: Claim) -> Claiming:
    """What a record says of a claim."""
    if found is None or found.claim.expires_at <= claim.at:
        return Fresh()
    if found.claim.fingerprint != claim.fingerprint:
        return Reused()
    return Replayed(found.answer)
