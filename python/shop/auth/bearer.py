"""Bearer tokens: our signature, our issuer, for us, and valid at this moment."""

from collections.abc import Callable
from datetime import datetime

from specwright_http.authentication import Authenticate, Identity, Presented
from specwright_http.clock import Clock
from specwright_http.operation import Operation

from .auth_settings import AuthSettings
from .claims import claims_of, identity_of
from .signed_token import open_token, sign_token


def bearer_authentication(settings: AuthSettings, now: Clock) -> Authenticate:
    """Reads tokens signed with the present secret or with the one before."""
    secrets = [settings.secret, settings.previous_secret]
    keys = [key_of(secret) for secret in secrets if secret is not None]

    async def authenticate(credentials: Presented, operation: Operation) -> Identity | None:
        claims = open_token(credentials["Bearer"], keys)
        return None if claims is None else identity_of(claims, settings.pins, now())

    return authenticate


def token_mint(settings: AuthSettings) -> Callable[[Identity, datetime, float], str]:
    """Makes tokens with the present secret: for which user, when, valid for how many minutes."""
    key = key_of(settings.secret)

    def mint(identity: Identity, now: datetime, minutes: float) -> str:
        return sign_token(claims_of(identity, settings.pins, now, minutes), key)

    return mint


def key_of(secret: str) -> bytes:
    """A secret as the bytes that sign. The environment may hold what is no UTF-8."""
    return secret.encode(errors="surrogateescape")
