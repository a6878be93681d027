"""The signatures of webhooks: `t=1700000000,v1=…`, an HMAC of the seconds, a dot and the body."""

import hmac
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

WebhookProof: TypeAlias = Literal["genuine", "malformed", "forged", "too old or too new"]

TOLERANCE_SECONDS = 300
# A header of more is an attempt to make us compute.
MOST_SIGNATURES = 8

SECONDS = re.compile(r"[0-9]{1,12}")
MAC = re.compile(r"[0-9A-Fa-f]{64}")


@dataclass(frozen=True, slots=True)
class SignedWebhook:
    """What a webhook's signature is checked against."""

    signature: str
    """The header; it has several `v1` while the sender changes its secret."""
    raw_body: bytes
    """The body as it came over the wire: any other spelling of it has another signature."""
    secrets: tuple[str, ...]
    """One, or two while the secret changes."""
    now: datetime


def prove_webhook(webhook: SignedWebhook) -> WebhookProof:
    """Whether a webhook comes from who knows the secret, and was signed within 300 s of now."""
    timestamp, given = _parts_of(webhook.signature)
    if timestamp is None or not 0 < len(given) <= MOST_SIGNATURES:
        return "malformed"
    expected = [_mac_of(secret, timestamp, webhook.raw_body) for secret in webhook.secrets]
    # All pairs are compared, so that the time it takes says nothing of which one fits.
    fits = [hmac.compare_digest(mac, other) for mac in expected for other in given]
    if True not in fits:
        return "forged"
    fresh = abs(webhook.now.timestamp() - int(timestamp)) <= TOLERANCE_SECONDS
    return "genuine" if fresh else "too old or too new"


def sign_webhook(raw_body: bytes, secret: str, now: datetime) -> str:
    """Signs a webhook as its sender does."""
    timestamp = str(int(now.timestamp()))
    return f"t={timestamp},v1={_mac_of(secret, timestamp, raw_body).hex()}"


def _mac_of(secret: str, timestamp: str, raw_body: bytes) -> bytes:
    return hmac.digest(secret.encode(), f"{timestamp}.".encode() + raw_body, "sha256")


def _parts_of(signature: str) -> tuple[str | None, list[bytes]]:
    pairs = [pair.strip().split("=") for pair in signature.split(",")]
    named = [(name, rest[0] if rest else "") for name, *rest in pairs]
    times = [value for name, value in named if name == "t"]
    # Other schemes than v1 are for others; a v1 that is none is no signature.
    macs = [value for name, value in named if name == "v1" and MAC.fullmatch(value)]
    sound = len(times) == 1 and SECONDS.fullmatch(times[0]) is not None
    return (times[0] if sound else None), [bytes.fromhex(mac) for mac in macs]
