"""JSON Web Tokens, signed by HMAC with SHA-256: no other algorithm is written, and none is read."""

import hmac
import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence

from pydantic import JsonValue

from specwright_http.json_numbers import read_integer

LONGEST = 4_096
"""A token of more is no token of ours, and not worth the computing."""

_PARTS = re.compile(r"([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{43})")


def sign_token(claims: Mapping[str, JsonValue], key: bytes) -> str:
    """Signs claims."""
    text = f"{HEADER}.{_encoded(claims)}"
    return f"{text}.{_base64(_mac_of(text, key))}"


def open_token(token: str, keys: Sequence[bytes]) -> Mapping[str, JsonValue] | None:
    """The claims of a token that one of the keys has signed; None for every other text.

    Says nothing of their validity.
    """
    parts = _PARTS.fullmatch(token) if len(token) <= LONGEST else None
    if parts is None:
        return None
    header, claims, signature = parts.groups()
    given = _bytes_of(signature)
    # All keys are tried, so that the time it takes says nothing of which one fits.
    fits = [hmac.compare_digest(_mac_of(f"{header}.{claims}", key), given) for key in keys]
    if not any(fits):
        return None
    # What a token says of its own algorithm is never obeyed: it must be the one we read anyway.
    return _decoded(claims) if header == HEADER or _is_ours(_decoded(header)) else None


def _is_ours(header: Mapping[str, JsonValue] | None) -> bool:
    """Other writers order it differently; extensions that must be understood (`crit`) are not."""
    return header is not None and header.get("alg") == "HS256" and "crit" not in header


def _mac_of(text: str, key: bytes) -> bytes:
    return hmac.digest(key, text.encode(), "sha256")


def _base64(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def _bytes_of(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _encoded(fields: Mapping[str, JsonValue]) -> str:
    return _base64(json.dumps(fields, separators=(",", ":")).encode())


def _decoded(text: str) -> Mapping[str, JsonValue] | None:
    try:
        text = _bytes_of(text).decode(errors="replace")
        value: JsonValue = json.loads(text, parse_int=read_integer, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _no_constant(name: str) -> JsonValue:
    """JSON has no NaN and no Infinity."""
    raise ValueError(name)


HEADER = _encoded({"alg": "HS256", "typ": "JWT"})
"""The only header we write."""
