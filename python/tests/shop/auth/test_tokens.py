import base64
import hmac
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import jwt
import pytest
from pydantic import JsonValue

from contract.routes import GET_API_CART
from shop.auth.auth_settings import AuthSettings
from shop.auth.bearer import bearer_authentication, key_of, token_mint
from shop.auth.claims import Pins, claims_of
from shop.auth.signed_token import open_token, sign_token
from specwright_http.authentication import Identity

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ANN = Identity("user_ann", ("admin",))
PINS = Pins("our-issuer", "our-shop")
OURS = AuthSettings("s" * 32, "p" * 32, well_known=False, pins=PINS)
KEY = key_of(OURS.secret)


async def known(token: str, now: datetime = NOW) -> Identity | None:
    return await bearer_authentication(OURS, lambda: now)({"Bearer": token}, GET_API_CART)


def signed(**changes: JsonValue) -> str:
    claims = claims_of(ANN, PINS, NOW, 60)
    kept = {**claims, **changes}
    return sign_token({name: value for name, value in kept.items() if value is not None}, KEY)


async def test_a_token_of_ours_says_who_and_what_she_may() -> None:
    assert await known(token_mint(OURS)(ANN, NOW, 60)) == ANN


async def test_the_secret_before_the_present_one_still_opens_and_no_other_does() -> None:
    def minted(secret: str) -> str:
        return token_mint(replace(OURS, secret=secret))(ANN, NOW, 60)

    assert await known(minted("p" * 32)) == ANN
    assert await known(minted("x" * 32)) is None


async def test_a_token_lasts_from_its_beginning_to_its_end_give_or_take_five_seconds() -> None:
    def at(seconds: float) -> datetime:
        return NOW + timedelta(seconds=seconds)

    token = signed(nbf=NOW.timestamp() + 100)
    assert await known(token, at(94.9)) is None
    assert await known(token, at(95)) == ANN
    assert await known(token, at(3604.9)) == ANN
    assert await known(token, at(3605)) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "another"},
        {"iss": None},
        {"aud": "another"},
        {"aud": ["another", "third"]},
        {"aud": None},
        {"exp": None},
        {"exp": "2030"},
        {"exp": True},
        {"nbf": "now"},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"sub": "x" * 201},
        {"sub": "user_\x00"},
        {"sub": "user_\ud800"},
        {"roles": "admin"},
        {"roles": [1]},
    ],
)
async def test_a_token_that_is_not_for_us_or_not_complete_is_nobodys(
    changes: dict[str, JsonValue],
) -> None:
    assert await known(signed(**changes)) is None


def signed_text(payload: str) -> str:
    """A token of ours whose claims are exactly this text."""
    encoded = base64.urlsafe_b64encode(payload.encode()).rstrip(b"=").decode()
    header = part({"alg": "HS256", "typ": "JWT"})
    mac = base64.urlsafe_b64encode(hmac.digest(KEY, f"{header}.{encoded}".encode(), "sha256"))
    return f"{header}.{encoded}.{mac.rstrip(b'=').decode()}"


HUGE = ["9" * 400, "-" + "9" * 400, "9" * 2_900, "1e400", "-1e400", "NaN", "Infinity", "-Infinity"]


@pytest.mark.parametrize("number", HUGE, ids=lambda text: text[:4] + str(len(text)))
@pytest.mark.parametrize("claim", ["exp", "nbf", "iss", "aud", "sub", "roles"])
async def test_a_number_that_is_no_double_is_no_claim(claim: str, number: str) -> None:
    claims = json.dumps({**claims_of(ANN, PINS, NOW, 60), claim: "here"})
    assert await known(signed_text(claims.replace('"here"', number))) is None
    listed = await known(signed_text(claims.replace('"here"', f"[{number}]")))
    assert listed is None


async def test_a_number_that_no_claim_of_ours_holds_is_nobodys_business() -> None:
    claims = json.dumps({**claims_of(ANN, PINS, NOW, 60), "x": "here"})
    assert await known(signed_text(claims.replace('"here"', "9" * 400))) == ANN


@pytest.mark.parametrize(
    "payload", ["[]", '"x"', "7", "null", "true", "", "{", "[" * 3_000, '{"a":' * 500, "\ufeff{}"]
)
async def test_signed_text_that_is_no_object_is_nobodys(payload: str) -> None:
    assert await known(signed_text(payload or " ")) is None


async def test_one_of_several_audiences_will_do_and_roles_may_be_missing() -> None:
    assert await known(signed(aud=["another", "our-shop"])) == ANN
    assert await known(signed(roles=None)) == Identity("user_ann", ())


def part(fields: Mapping[str, JsonValue]) -> str:
    return base64.urlsafe_b64encode(json.dumps(fields).encode()).rstrip(b"=").decode()


def test_what_another_library_signs_is_read_and_what_we_sign_it_reads() -> None:
    claims = dict(claims_of(ANN, PINS, NOW, 60))
    theirs = jwt.encode(claims, OURS.secret, algorithm="HS256", headers={"kid": "1"})
    assert open_token(theirs, [KEY]) == claims
    ours = sign_token(claims, KEY)
    read = jwt.decode(
        ours, OURS.secret, ["HS256"], audience="our-shop", options={"verify_exp": False}
    )
    assert read == claims


def test_what_a_token_says_of_its_own_algorithm_is_never_obeyed() -> None:
    claims = dict(claims_of(ANN, PINS, NOW, 60))
    for algorithm in ("HS384", "HS512"):
        assert open_token(jwt.encode(claims, OURS.secret * 2, algorithm=algorithm), [KEY]) is None
    unsigned = f"{part({'alg': 'none', 'typ': 'JWT'})}.{part(claims)}."
    assert open_token(unsigned, [KEY]) is None
    # Signed by us, and yet it wants something that we do not understand.
    headers: list[Mapping[str, JsonValue]] = [
        {"alg": "none"},
        {"alg": "HS512"},
        {"alg": "HS256", "crit": ["exp"]},
        {"typ": "JWT", "alg": "HS256"},
    ]
    opened = []
    for header in headers:
        text = f"{part(header)}.{part(claims)}"
        mac = base64.urlsafe_b64encode(hmac.digest(KEY, text.encode(), "sha256"))
        opened.append(open_token(f"{text}.{mac.rstrip(b'=').decode()}", [KEY]) is not None)
    assert opened == [False, False, False, True]


@pytest.mark.parametrize(
    "token", ["", ".", "..", "a.b.c", "é" * 50, "x" * 5_000, f"a.b.{'c' * 43}", "\ud800.a.b"]
)
def test_a_text_that_is_no_token_opens_nothing(token: str) -> None:
    assert open_token(token, [KEY]) is None


def test_a_token_that_was_changed_anywhere_opens_nothing() -> None:
    token = sign_token(dict(claims_of(ANN, PINS, NOW, 60)), KEY)
    for at, letter in enumerate(token[:-1]):
        other = "A" if letter != "A" else "B"
        changed = open_token(f"{token[:at]}{other}{token[at + 1 :]}", [KEY])
        assert changed is None
