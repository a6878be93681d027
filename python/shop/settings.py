"""How the server runs, apart from its store and its authentication."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from specwright_http.client_address import address_behind
from specwright_http.rate_limit import RateLimit
from specwright_http.rate_limiter import RateLimitOptions

from .unfit import Unfit

LogKind = Literal["json", "pretty", "off"]


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """Times are in milliseconds."""

    port: int
    host: str
    production: bool
    log: LogKind
    rate_limit: RateLimitOptions | None
    """None: requests are not limited."""
    notice: int
    """In which balancers learn that nothing more should come."""
    grace: int
    """That requests under way have to end."""
    connections: int
    """At once."""
    unpaid: int
    """In which an order must be paid."""
    webhook_secrets: Sequence[str]
    """What the bank signs with, the present secret first; without any, no event is believed."""
    demo_products: bool
    """Whether a new and empty store is given something to sell."""


def server_settings_of(env: Mapping[str, str], terminal: bool) -> ServerSettings:
    """Reads the settings of the server. `terminal` says whether people watch. Raises `Unfit`."""
    production = _is_production(env)
    return ServerSettings(
        port=_number(env, "PORT", 3_000, 65_535),
        host=env.get("HOST") or "127.0.0.1",
        production=production,
        log=_log_kind(env, "pretty" if terminal and not production else "json"),
        rate_limit=_rate_limit(env, 600 if production else 0),
        notice=_seconds(env, "DRAIN_SECONDS", 5 if production else 0, 3_600),
        grace=_seconds(env, "GRACE_SECONDS", 10, 3_600),
        connections=_number(env, "MAX_CONNECTIONS", 10_000, 1_000_000, 1),
        unpaid=_number(env, "UNPAID_MINUTES", 30, 100_000, 1) * 60_000,
        webhook_secrets=_secrets(env),
        demo_products=_yes(env, "DEMO_PRODUCTS", not production),
    )


def _is_production(env: Mapping[str, str]) -> bool:
    """A "prod" that is read as no production opens what should be locked."""
    mode = env.get("NODE_ENV", "")
    if mode not in ("", "production", "development", "test"):
        raise Unfit(f'NODE_ENV must be one of production, development, test, not "{mode}".')
    return mode == "production"


def _rate_limit(env: Mapping[str, str], standard: int) -> RateLimitOptions | None:
    per_minute = _number(env, "RATE_LIMIT", standard, 10_000_000)
    proxies = _number(env, "TRUSTED_PROXIES", 0, 10)
    if per_minute == 0:
        return None
    return RateLimitOptions(RateLimit(per_minute), address_of=address_behind(proxies))


def _secrets(env: Mapping[str, str]) -> Sequence[str]:
    """A short secret would let anybody pay with nothing, so it is refused anywhere."""
    if env.get("WEBHOOK_SECRET_PREVIOUS") and not env.get("WEBHOOK_SECRET"):
        raise Unfit("WEBHOOK_SECRET_PREVIOUS needs a WEBHOOK_SECRET beside it.")
    names = ("WEBHOOK_SECRET", "WEBHOOK_SECRET_PREVIOUS")
    given = [(name, env[name]) for name in names if env.get(name)]
    for name, secret in given:
        if len(secret.encode(errors="surrogateescape")) < 16:
            raise Unfit(f"{name} needs 16 bytes or more.")
    return [secret for _, secret in given]


def _number(env: Mapping[str, str], name: str, standard: int, most: int, least: int = 0) -> int:
    text = env.get(name, "")
    if text == "":
        return standard
    if re.fullmatch("[0-9]{1,8}", text) is None or not least <= int(text) <= most:
        raise Unfit(f'{name} must be a number from {least} to {most}, not "{text}".')
    return int(text)


def _seconds(env: Mapping[str, str], name: str, standard: int, most: int) -> int:
    """Seconds, or a fraction of one, in milliseconds."""
    text = env.get(name, "")
    if re.fullmatch(r"[0-9]{1,8}\.[0-9]{1,3}", text) is None or float(text) > most:
        return _number(env, name, standard, most) * 1_000
    return round(float(text) * 1_000)


def _yes(env: Mapping[str, str], name: str, standard: bool) -> bool:
    match env.get(name, ""):
        case "":
            return standard
        case "yes" | "no" as text:
            return text == "yes"
        case text:
            raise Unfit(f'{name} must be one of yes, no, not "{text}".')


def _log_kind(env: Mapping[str, str], standard: LogKind) -> LogKind:
    match env.get("LOG", ""):
        case "":
            return standard
        case "json" | "pretty" | "off" as kind:
            return kind
        case text:
            raise Unfit(f'LOG must be one of json, pretty, off, not "{text}".')
