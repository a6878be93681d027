import pytest

from shop.auth.auth_settings import DEVELOPMENT_SECRET, auth_settings_of
from shop.unfit import Unfit

LOCAL = "127.0.0.1"


def problem(env: dict[str, str], host: str = LOCAL) -> str:
    with pytest.raises(Unfit) as raised:
        auth_settings_of(env, host)
    return str(raised.value)


def test_without_a_secret_authentication_is_off_on_this_machine_alone() -> None:
    for host in ("127.0.0.1", "::1", "localhost"):
        assert auth_settings_of({}, host).well_known
    assert problem({}, "0.0.0.0").startswith(
        "JWT_SECRET is missing: with HOST=0.0.0.0 other machines reach this server"
    )
    assert problem({"NODE_ENV": "production"}).startswith(
        "JWT_SECRET is missing: in production it must have 32 bytes or more."
    )


def test_a_secret_has_32_bytes_or_more_and_is_not_the_public_one() -> None:
    assert problem({"JWT_SECRET": "x" * 31}).startswith(
        "JWT_SECRET has 31 bytes and needs 32 or more. Make one with: openssl"
    )
    assert "is the one for development" in problem({"JWT_SECRET": DEVELOPMENT_SECRET})
    settings = auth_settings_of({"JWT_SECRET": "é" * 16}, "0.0.0.0")
    assert (settings.well_known, settings.previous_secret) == (False, None)


def test_the_secret_before_needs_one_beside_it_as_good() -> None:
    assert "needs a JWT_SECRET beside it" in problem({"JWT_SECRET_PREVIOUS": "p" * 32})
    both = {"JWT_SECRET": "s" * 32, "JWT_SECRET_PREVIOUS": "short"}
    assert problem(both).startswith("JWT_SECRET_PREVIOUS has 5 bytes")


def test_issuer_and_audience_are_ours_unless_said() -> None:
    assert auth_settings_of({}, LOCAL).pins.issuer == "specwright-shop"
    said = {"JWT_ISSUER": "a", "JWT_AUDIENCE": "b"}
    pins = auth_settings_of(said, LOCAL).pins
    assert (pins.issuer, pins.audience) == ("a", "b")
