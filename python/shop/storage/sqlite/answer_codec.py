"""Answers to requests with an Idempotency-Key, as cells."""

import json
from collections.abc import Mapping, Sequence

from pydantic import TypeAdapter
from typing_extensions import TypedDict

from specwright_http.idempotency_store import Claim, Content, IdempotencyRecord, StoredAnswer
from specwright_http.json_text import json_text

from .codec import Cell


class _ContentJson(TypedDict):
    media: str
    bytes: str


class _AnswerJson(TypedDict):
    status: int
    headers: Mapping[str, str]
    content: _ContentJson | None


_answers = TypeAdapter(_AnswerJson)


class AnswerCodec:
    """Fulfils `Codec`."""

    def cells_of(self, value: IdempotencyRecord) -> Sequence[Cell]:
        claim = value.claim
        return [
            claim.scope,
            claim.key,
            claim.fingerprint,
            claim.at,
            claim.expires_at,
            _answer_text(value.answer),
        ]

    def value_from(self, row: Sequence[Cell]) -> IdempotencyRecord:
        scope, key, fingerprint, at, expires_at, answer = map(str, row)
        return IdempotencyRecord(
            Claim(scope, key, fingerprint, at, expires_at), _answer_from(answer)
        )


def _answer_text(answer: StoredAnswer) -> str:
    content = answer.content
    written = None if content is None else {"media": content.media, "bytes": content.text}
    return json_text({"status": answer.status, "headers": dict(answer.headers), "content": written})


def _answer_from(text: str) -> StoredAnswer:
    answer = _answers.validate_python(json.loads(text))
    content = answer["content"]
    kept = None if content is None else Content(content["media"], content["bytes"])
    return StoredAnswer(answer["status"], answer["headers"], kept)
