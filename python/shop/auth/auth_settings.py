"""The settings of authentication."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..unfit import Unfit
from .claims import Pins

DEVELOPMENT_SECRET = "everybody knows this secret: it is for development alone"
FEWEST_BYTES = 32
HOW = "Make one with: openssl rand -base64 48"
LOCAL = {"127.0.0.1", "::1", "localhost"}


@dataclass(frozen=True, slots=True)
class AuthSettings:
    """How tokens are signed and read."""

    secret: str
    previous_secret: str | None
    """Tokens signed with it are still read, while the secret changes; None where it does not."""
    well_known: bool
    """Whether the secret is the public one."""
    pins: Pins


def auth_settings_of(env: Mapping[str, str], host: str) -> AuthSettings:
    """
    Reads them. Without JWT_SECRET there is a secret for development, which is public; it opens
    no server in production, and none that other machines can reach. Raises `Unfit`.
    """
    secret, previous = env.get("JWT_SECRET", ""), env.get("JWT_SECRET_PREVIOUS", "")
    for name, value in (("JWT_SECRET", secret), ("JWT_SECRET_PREVIOUS", previous)):
        problem = _problem_of(value) if value else None
        if problem is not None:
            raise Unfit(f"{name} {problem}. {HOW}")
    if not secret and previous:
        raise Unfit("JWT_SECRET_PREVIOUS needs a JWT_SECRET beside it.")
    if not secret:
        _demand_development(env, host)
    return AuthSettings(
        secret=secret or DEVELOPMENT_SECRET,
        previous_secret=previous or None,
        well_known=not secret,
        pins=Pins(
            issuer=env.get("JWT_ISSUER") or "specwright-shop",
            audience=env.get("JWT_AUDIENCE") or "specwright-shop",
        ),
    )


def _demand_development(env: Mapping[str, str], host: str) -> None:
    if env.get("NODE_ENV") == "production":
        raise Unfit(
            f"JWT_SECRET is missing: in production it must have {FEWEST_BYTES} bytes or more. {HOW}"
        )
    if host not in LOCAL:
        raise Unfit(
            f"JWT_SECRET is missing: with HOST={host} other machines reach this server,"
            f" so the secret for development will not do. {HOW}"
        )


def _problem_of(secret: str) -> str | None:
    size = len(secret.encode(errors="surrogateescape"))
    if size < FEWEST_BYTES:
        return f"has {size} bytes and needs {FEWEST_BYTES} or more"
    if secret == DEVELOPMENT_SECRET:
        return "is the one for development, which is public"
    return None
