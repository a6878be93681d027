"""A memory of answers for the tests of the kernel, with what it was asked."""

from dataclasses import dataclass, field

from specwright_http.once import (
    Claim,
    Claiming,
    Fresh,
    KeptAnswer,
    KeyTaken,
    Replayed,
    Reused,
    Running,
)


@dataclass
class Memory:
    """It fulfils the port `Once`."""

    records: dict[tuple[str, str], KeptAnswer] = field(default_factory=dict)
    released: list[Claim] = field(default_factory=list)
    held_elsewhere: set[str] = field(default_factory=set)
    """Keys that another process holds."""

    async def claim(self, claim: Claim) -> Claiming:
        found = self._alive(claim)
        if found is None:
            return Running() if claim.key in self.held_elsewhere else Fresh()
        same = found.claim.fingerprint == claim.fingerprint
        return Replayed(found.answer) if same else Reused()

    async def keep(self, kept: KeptAnswer) -> None:
        if self._alive(kept.claim) is not None:
            raise KeyTaken
        self.records[kept.claim.scope, kept.claim.key] = kept

    async def release(self, claim: Claim) -> None:
        self.released.append(claim)

    def _alive(self, claim: Claim) -> KeptAnswer | None:
        found = self.records.get((claim.scope, claim.key))
        return found if found is not None and found.claim.expires_at > claim.at else None
