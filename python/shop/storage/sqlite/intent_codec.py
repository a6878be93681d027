"""Intents to pay, as cells."""

import json
from collections.abc import Sequence

from pydantic import TypeAdapter
from typing_extensions import TypedDict

from specwright_http.clock import iso_text
from specwright_http.json_text import json_text

from ...domain.payment_intent import PaymentIntent, WaitingRequest
from .claim_json import ClaimJson, claim_from, claim_json
from .codec import Cell


class _RequestJson(TypedDict):
    id: str
    claim: ClaimJson


_requests = TypeAdapter(_RequestJson)
_intents = TypeAdapter(PaymentIntent)


class IntentCodec:
    """Fulfils `Codec`."""

    def cells_of(self, value: PaymentIntent) -> Sequence[Cell]:
        return [
            value.id,
            value.order_id,
            value.amount_cents,
            value.state,
            value.attempts,
            iso_text(value.created_at),
            value.card,
            None if value.request is None else _request_text(value.request),
        ]

    def value_from(self, row: Sequence[Cell]) -> PaymentIntent:
        intent_id, order_id, amount_cents, state, attempts, created_at, card, request = row
        return _intents.validate_python(
            {
                "id": intent_id,
                "order_id": order_id,
                "amount_cents": amount_cents,
                "state": state,
                "attempts": attempts,
                "created_at": created_at,
                "card": card,
                "request": None if request is None else _request_from(str(request)),
            }
        )


def _request_text(request: WaitingRequest) -> str:
    return json_text({"id": request.id, "claim": claim_json(request.claim)})


def _request_from(text: str) -> WaitingRequest:
    request = _requests.validate_python(json.loads(text))
    return WaitingRequest(request["id"], claim_from(request["claim"]))
