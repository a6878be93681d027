"""The last part of an operation: its handler, and the checking of its reply."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from .answer import Answer, Refuser
from .exchange import Exchange
from .handler import Context
from .idempotency_store import Claim, IdempotencyRecord
from .refused import Refused
from .reply_check import ReplyChecker

Handle: TypeAlias = Callable[[Mapping[str, Any], Context], Awaitable[object]]
"""The handler of an operation: the places of its input by their names, and what it knows besides."""


@dataclass(frozen=True, slots=True)
class Work:
    """A request that is fit for its handler."""

    exchange: Exchange
    input: Mapping[str, Any]
    raw_body: bytes
    handler: Handle

    def handle(self, context: Context) -> Awaitable[object]:
        """Lets the handler work."""
        return self.handler(self.input, context)


Perform: TypeAlias = Callable[[Work], Awaitable[Answer]]
"""Answers a request that is fit for its handler."""


@dataclass(frozen=True, slots=True)
class Performer:
    """The two halves of performing, for who must do something in between."""

    check: ReplyChecker
    refuse: Refuser

    def answer(self, reply: object, exchange: Exchange) -> Answer:
        """Checks a reply and makes it ready to go."""
        checked = self.check(reply)
        return self.refuse(checked, exchange) if isinstance(checked, Refused) else checked

    async def plainly(self, work: Work) -> Answer:
        """Performs a request for which nothing is remembered."""
        reply = await work.handle(context_of(work, None, _no_record))
        return self.answer(reply, work.exchange)


def context_of(
    work: Work, claim: Claim | None, record_of: Callable[[object], IdempotencyRecord | None]
) -> Context:
    """Makes what a handler knows besides its input."""
    exchange = work.exchange
    return Context(
        caller=exchange.caller,
        roles=exchange.roles,
        request_id=exchange.request_id,
        trace=exchange.trace,
        raw_body=work.raw_body,
        now=exchange.now,
        claim=claim,
        record_of=record_of,
    )


def _no_record(_reply: object) -> None:
    """What a request without a key has to store."""
