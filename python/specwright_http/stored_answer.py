"""Answers as plain data, for the stores."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from .answer import Answer, Content, refuser_of
from .clock import Clock
from .idempotency_store import Content as StoredContent
from .idempotency_store import StoredAnswer
from .operation import Contract
from .refused import Refused
from .reply_check import reply_checker
from .reserved import catalogue_of


def stored_answer(answer: Answer) -> StoredAnswer:
    """An answer as plain data. Only text is ever stored: no other answer may have a key."""
    content = answer.content
    stored = None if content is None else StoredContent(content.media, content.data.decode())
    return StoredAnswer(answer.status, dict(answer.headers), stored)


def replayed_answer(stored: StoredAnswer) -> Answer:
    """A stored answer, ready to be written again."""
    content = stored.content
    again = None if content is None else Content(content.media, content.text.encode())
    return Answer(stored.status, {**stored.headers, "Idempotent-Replayed": "true"}, again)


@dataclass(frozen=True, slots=True)
class LostRequest:
    """A request whose connection is long gone."""

    operation: str
    """The id of its operation: `postApiOrders`"""
    path: str
    request_id: str
    time: datetime

    @property
    def now(self) -> Clock:
        """Its clock stands still."""
        return lambda: self.time


LateAnswers: TypeAlias = Callable[[LostRequest, object], StoredAnswer]


def late_answers_of(contract: Contract) -> LateAnswers:
    """Makes the answers of lost requests.

    For who finishes their work after a crash and stores what was never sent.
    """
    refuse = refuser_of(contract, catalogue_of(contract))
    operations = {operation.id: operation for operation in contract.operations}

    def answer(lost: LostRequest, reply: object) -> StoredAnswer:
        operation = operations.get(lost.operation)
        if operation is None:
            raise TypeError(f'No operation "{lost.operation}" in the contract.')
        checked = reply_checker(operation)(reply)
        return stored_answer(refuse(checked, lost) if isinstance(checked, Refused) else checked)

    return answer
