"""What a request with an `Idempotency-Key` claims."""

from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from typing import Any

from .canonical_json import canonical_json
from .clock import iso_text
from .exchange import Exchange
from .idempotency_store import Claim
from .operation import Operation
from .plain_data import plain_data
from .refusal import FieldError
from .refused import Refused

HEADER = "idempotency-key"
LONGEST_KEY = 255
DAY = timedelta(days=1)

BAD_KEY = Refused(
    "VALIDATION_FAILED",
    errors=(FieldError("Idempotency-Key", "must have 1 to 255 characters"),),
)


def takes_key(operation: Operation) -> bool:
    """Whether a specification lets clients repeat an operation safely."""
    if operation.headers is None:
        return False
    fields = operation.headers.model_fields.items()
    return any((field.alias or name).lower() == HEADER for name, field in fields)


def key_of(exchange: Exchange) -> str | Refused | None:
    """The key of a request; None where there is none."""
    key = exchange.headers.get(HEADER)
    if key is None or 0 < len(key) <= LONGEST_KEY:
        return key
    return BAD_KEY


def claim_of(key: str, exchange: Exchange, values: Mapping[str, Any]) -> Claim:
    """What a request claims under its key, for a day."""
    body = canonical_json(plain_data(values.get("body")))
    request = f"{exchange.method} {exchange.path}?{exchange.query}\n{body}"
    at = exchange.now()
    return Claim(
        # Prefixed, so that no user can be called what those are called who have no name.
        scope="anybody" if exchange.caller is None else f"user {exchange.caller}",
        key=key,
        fingerprint=sha256(request.encode()).hexdigest(),
        at=iso_text(at),
        expires_at=iso_text(at + DAY),
    )
