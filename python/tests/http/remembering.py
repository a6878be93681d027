"""A memory of answers for the tests of the kernel, with what it was asked."""

from dataclasses import dataclass, field

from specwright_http.idempotency_store import (
    Claim,
    Fresh,
    IdempotencyRecord,
    KeyTaken,
    Replayed,
    Reservation,
    Reused,
    Running,
)


@dataclass
class Memory:
    """It fulfils the port `IdempotencyStore`."""

    records: dict[tuple[str, str], IdempotencyRecord] = field(default_factory=dict)
    released: list[Claim] = field(default_factory=list)
    held_elsewhere: set[str] = field(default_factory=set)
    """Keys that another process holds."""

    async def reserve(self, claim: Claim) -> Reservation:
        found = self._alive(claim)
        if found is None:
            return Running() if claim.key in self.held_elsewhere else Fresh()
        same = found.claim.fingerprint == claim.fingerprint
        return Replayed(found.answer) if same else Reused()

    async def store(self, kept: IdempotencyRecord) -> None:
        if self._alive(kept.claim) is not None:
            raise KeyTaken
        self.records[kept.claim.scope, kept.claim.key] = kept

    async def release(self, claim: Claim) -> None:
        self.released.append(claim)

    def _alive(self, claim: Claim) -> IdempotencyRecord | None:
        found = self.records.get((claim.scope, claim.key))
        return found if found is not None and found.claim.expires_at > claim.at else None
