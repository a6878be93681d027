"""Claims as JSON has them."""

from typing_extensions import TypedDict

from specwright_http.idempotency_store import Claim


class ClaimJson(TypedDict):
    """A claim by the names of the file."""

    scope: str
    key: str
    fingerprint: str
    at: str
    expiresAt: str


def claim_json(claim: Claim) -> ClaimJson:
    """What is written of a claim."""
    return {
        "scope": claim.scope,
        "key": claim.key,
        "fingerprint": claim.fingerprint,
        "at": claim.at,
        "expiresAt": claim.expires_at,
    }


def claim_from(fields: ClaimJson) -> Claim:
    """The claim that was written."""
    return Claim(
        fields["scope"], fields["key"], fields["fingerprint"], fields["at"], fields["expiresAt"]
    )
