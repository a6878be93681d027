"""Who signed a webhook, and when."""

import hashlib
import hmac
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from specwright_http.webhook_signature import SignedWebhook, prove_webhook, sign_webhook

SECRET = "whsec_test"
BODY = b'{"id":"evt_1"}'
NOW = datetime(2026, 1, 1, tzinfo=UTC)
SECONDS = int(NOW.timestamp())
GOOD = sign_webhook(BODY, SECRET, NOW)
MAC = GOOD.partition("v1=")[2]
OTHER = "0" * 64
SIGNED = SignedWebhook(signature=GOOD, raw_body=BODY, secrets=(SECRET,), now=NOW)


def _at(seconds: int) -> dict[str, Any]:
    return {"now": NOW + timedelta(seconds=seconds)}


def test_the_signature_is_the_hmac_of_seconds_a_dot_and_the_bytes() -> None:
    mac = hmac.new(SECRET.encode(), f"{SECONDS}.".encode() + BODY, hashlib.sha256)
    assert f"t={SECONDS},v1={mac.hexdigest()}" == GOOD


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({}, id="the one signature"),
        pytest.param({"signature": f"t={SECONDS},v1={OTHER},v1={MAC}"}, id="one of several"),
        pytest.param({"signature": f"t={SECONDS}, v0=abc, v1={MAC}"}, id="beside another scheme"),
        pytest.param(
            {"signature": GOOD.upper().replace("T=", "t=").replace("V1", "v1")}, id="loud"
        ),
        pytest.param({"secrets": ("new one", SECRET)}, id="that of either secret"),
        pytest.param(_at(300), id="300 seconds later"),
        pytest.param(_at(-300), id="300 seconds earlier"),
    ],
)
def test_it_is_genuine(change: dict[str, Any]) -> None:
    assert prove_webhook(replace(SIGNED, **change)) == "genuine"


@pytest.mark.parametrize(
    ("proof", "change"),
    [
        pytest.param("too old or too new", _at(301), id="later than that"),
        pytest.param("too old or too new", _at(-301), id="earlier than that"),
        pytest.param("forged", {"raw_body": b'{"id": "evt_1"}'}, id="of another body"),
        pytest.param("forged", {"secrets": ("other",)}, id="by another secret"),
        pytest.param("forged", {"secrets": ()}, id="by no secret at all"),
        pytest.param(
            "forged", {"signature": GOOD.replace(f"t={SECONDS}", f"t={SECONDS + 1}")}, id="late"
        ),
        pytest.param("malformed", {"signature": ""}, id="of nothing"),
        pytest.param("malformed", {"signature": f"v1={MAC}"}, id="without a time"),
        pytest.param("malformed", {"signature": f"t=1,{GOOD}"}, id="with two times"),
        pytest.param("malformed", {"signature": f"t={SECONDS},v0={MAC}"}, id="of another scheme"),
        pytest.param("malformed", {"signature": f"t={SECONDS},v1=00"}, id="too short"),
        pytest.param("malformed", {"signature": f"t=-1,v1={MAC}"}, id="with a time that is none"),
        pytest.param("malformed", {"signature": f"t=\u0661,v1={MAC}"}, id="with other digits"),
        pytest.param("malformed", {"signature": GOOD + f",v1={OTHER}" * 9}, id="with too many"),
    ],
)
def test_it_is_not(proof: str, change: dict[str, Any]) -> None:
    assert prove_webhook(replace(SIGNED, **change)) == proof
