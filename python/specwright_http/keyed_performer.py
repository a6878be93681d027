"""Performs a request once per key: who comes again gets the first answer."""

from contextlib import suppress
from dataclasses import dataclass, field

from .answer import Answer
from .claim import claim_of, key_of
from .contract_fault import ContractFault
from .exchange import Exchange
from .idempotency_store import (
    Claim,
    Fresh,
    IdempotencyRecord,
    IdempotencyStore,
    KeyTaken,
    Replayed,
    Reused,
)
from .operation import Operation
from .performer import Performer, Work, context_of
from .refused import Refused
from .stored_answer import replayed_answer, stored_answer

REUSED = Refused("IDEMPOTENCY_KEY_REUSED")
RUNNING = Refused("REQUEST_IN_PROGRESS", headers={"Retry-After": "1"})


@dataclass(frozen=True, slots=True)
class IdempotencyState:
    """The memory of an application: the store's, and which keys are in use at this moment."""

    answers: IdempotencyStore
    running: dict[tuple[str, str], str] = field(default_factory=dict)
    """Scope and key, with the fingerprint of who uses them."""


@dataclass(slots=True)
class _Recorded:
    """The reply that a handler asked the record of last. It counts only if that reply is also the one it gives."""

    reply: object = None
    answer: Answer | None = None

    def answer_to(self, reply: object) -> Answer | None:
        return self.answer if self.reply is reply else None


@dataclass(frozen=True, slots=True)
class KeyedPerformer:
    """The performing of one operation that takes keys."""

    operation: Operation
    performer: Performer
    memory: IdempotencyState
    invalid: str = "VALIDATION_FAILED"
    """What that code is called here."""

    async def __call__(self, work: Work) -> Answer:
        """Answers a request, with or without a key."""
        key = key_of(work.exchange)
        if key is None:
            return await self.performer.plainly(work)
        if isinstance(key, Refused):
            return self.performer.refuse(key, work.exchange)
        claim = claim_of(key, work.exchange, work.input)
        name = (claim.scope, key)
        running = self.memory.running
        other = running.get(name)
        if other is not None:
            refused = RUNNING if other == claim.fingerprint else REUSED
            return self.performer.refuse(refused, work.exchange)
        running[name] = claim.fingerprint
        try:
            return await self._claimed(work, claim)
        finally:
            del running[name]

    async def _claimed(self, work: Work, claim: Claim) -> Answer:
        known = await self._recall(claim, work.exchange)
        if known is not None:
            return known
        try:
            return await self._first_time(work, claim)
        except Exception as error:
            # Another process was quicker, and our work was undone: its answer is ours too.
            if isinstance(error, KeyTaken):
                other = await self._recall(claim, work.exchange)
                if other is not None:
                    return other
            # Where even that fails the store releases the key by itself, and the first error
            # says more.
            with suppress(Exception):
                await self.memory.answers.release(claim)
            raise

    async def _first_time(self, work: Work, claim: Claim) -> Answer:
        """Lets the handler work, and sees to it that its answer is kept, or given up."""
        recorded = _Recorded()

        def record_of(reply: object) -> IdempotencyRecord | None:
            answer = self.performer.answer(reply, work.exchange)
            recorded.reply, recorded.answer = reply, answer
            return (
                IdempotencyRecord(claim, stored_answer(answer)) if self._is_kept(answer) else None
            )

        reply = await work.handle(context_of(work, claim, record_of))
        known = recorded.answer_to(reply)
        answer = known or self.performer.answer(reply, work.exchange)
        if not self._is_kept(answer):
            await self.memory.answers.release(claim)
        elif known is None:
            if answer.status < 400:
                raise ContractFault(
                    f'The handler "{self.operation.id}" answered {answer.status} '
                    "without context.record_of(reply) in its transaction."
                )
            await self.memory.answers.store(IdempotencyRecord(claim, stored_answer(answer)))
        return answer

    async def _recall(self, claim: Claim, exchange: Exchange) -> Answer | None:
        """What the store knows of a claim, as an answer; None where the work is still to be done."""
        reservation = await self.memory.answers.reserve(claim)
        if isinstance(reservation, Fresh):
            return None
        if isinstance(reservation, Replayed):
            return replayed_answer(reservation.answer)
        refused = REUSED if isinstance(reservation, Reused) else RUNNING
        return self.performer.refuse(refused, exchange)

    def _is_kept(self, answer: Answer) -> bool:
        """A bad request may be mended under the same key, and our own faults may pass."""
        return answer.status < 500 and answer.code != self.invalid
