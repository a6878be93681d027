"""What a token says of somebody, and whether it holds."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pydantic import JsonValue

from specwright_http.authentication import Identity
from specwright_http.text_values import is_fit_text

LEEWAY = 5
"""Clocks of two machines differ by so many seconds and still agree."""

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Pins:
    """Which issuer's tokens are accepted, and for which audience."""

    issuer: str
    audience: str


def identity_of(claims: Mapping[str, JsonValue], pins: Pins, now: datetime) -> Identity | None:
    """Whom signed claims identify at this time; None: not for us, too old, too early or incomplete."""
    audience = claims.get("aud")
    audiences = audience if isinstance(audience, list) else [audience]
    if claims.get("iss") != pins.issuer or pins.audience not in audiences:
        return None
    if not _is_valid_at(claims, now.timestamp()):
        return None
    subject = claims.get("sub")
    if not isinstance(subject, str) or not _is_name(subject):
        return None
    roles = _texts(claims.get("roles", []))
    return None if roles is None else Identity(subject, roles)


def claims_of(
    identity: Identity, pins: Pins, now: datetime, minutes: float
) -> Mapping[str, JsonValue]:
    """What a token says of somebody."""
    seconds = math.floor(now.timestamp())
    return {
        "iss": pins.issuer,
        "aud": pins.audience,
        "sub": identity.caller,
        "roles": list(identity.roles),
        "iat": seconds,
        "exp": seconds + round(minutes * 60),
    }


def _is_valid_at(claims: Mapping[str, JsonValue], seconds: float) -> bool:
    expiry = _time(claims.get("exp"))
    if expiry is None or seconds >= expiry + LEEWAY:
        return False
    if "nbf" not in claims:
        return True
    start = _time(claims["nbf"])
    return start is not None and seconds >= start - LEEWAY


def _time(value: JsonValue) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if math.isfinite(value) else None


def _texts(value: JsonValue) -> tuple[str, ...] | None:
    if not isinstance(value, list):
        return None
    texts = [text for text in value if isinstance(text, str)]
    return tuple(texts) if len(texts) == len(value) else None


def _is_name(text: str) -> bool:
    """Its length is counted in UTF-16, as the shop in TypeScript does."""
    return is_fit_text(text) and 0 < len(text.encode("utf-16-le")) // 2 <= LONGEST_NAME
