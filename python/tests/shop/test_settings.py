import pytest

from shop.payments.open_bank import open_bank
from shop.payments.simulated_bank import SimulatedBank
from shop.settings import server_settings_of
from shop.storage.open_store import open_store
from shop.storage.store_fault import StoreFault
from shop.unfit import Unfit


def problem(**env: str) -> str:
    with pytest.raises(Unfit) as raised:
        server_settings_of(env, terminal=False)
    return str(raised.value)


def test_everything_has_a_default() -> None:
    settings = server_settings_of({}, terminal=True)
    assert (settings.port, settings.host, settings.log) == (3000, "127.0.0.1", "pretty")
    assert settings.rate_limit is None
    assert (settings.notice, settings.grace, settings.unpaid) == (0, 10_000, 1_800_000)
    assert settings.webhook_secrets == []


def test_seconds_may_be_a_fraction() -> None:
    given = {"DRAIN_SECONDS": "0.25", "GRACE_SECONDS": "2"}
    settings = server_settings_of(given, terminal=False)
    assert (settings.notice, settings.grace) == (250, 2_000)
    assert problem(DRAIN_SECONDS="3600.5") == (
        'DRAIN_SECONDS must be a number from 0 to 3600, not "3600.5".'
    )


def test_production_limits_gives_notice_and_logs_for_machines() -> None:
    settings = server_settings_of({"NODE_ENV": "production"}, terminal=True)
    assert settings.log == "json"
    assert settings.rate_limit is not None
    assert settings.rate_limit.limit.per_minute == 600
    assert settings.notice == 5_000
    assert server_settings_of({"RATE_LIMIT": "0"}, terminal=False).rate_limit is None


def test_what_cannot_be_used_is_said_in_one_sentence() -> None:
    assert problem(PORT="http") == 'PORT must be a number from 0 to 65535, not "http".'
    assert problem(PORT="65536") == 'PORT must be a number from 0 to 65535, not "65536".'
    assert problem(PORT="٣") == 'PORT must be a number from 0 to 65535, not "٣".'
    assert problem(UNPAID_MINUTES="0") == (
        'UNPAID_MINUTES must be a number from 1 to 100000, not "0".'
    )
    assert problem(MAX_CONNECTIONS="0").startswith("MAX_CONNECTIONS must be a number from 1 ")
    assert problem(LOG="loud") == 'LOG must be one of json, pretty, off, not "loud".'
    assert problem(NODE_ENV="prod") == (
        'NODE_ENV must be one of production, development, test, not "prod".'
    )
    assert problem(WEBHOOK_SECRET="short") == "WEBHOOK_SECRET needs 16 bytes or more."
    assert problem(WEBHOOK_SECRET_PREVIOUS="x" * 16) == (
        "WEBHOOK_SECRET_PREVIOUS needs a WEBHOOK_SECRET beside it."
    )


def test_a_bank_that_is_not_there_is_not_replaced_in_silence() -> None:
    assert isinstance(open_bank({}), SimulatedBank)
    with pytest.raises(Unfit, match="cannot pay through Stripe"):
        open_bank({"STRIPE_KEY": "sk_test_1"})
    with pytest.raises(Unfit, match="STRIPE_METHOD needs a STRIPE_KEY beside it"):
        open_bank({"STRIPE_METHOD": "pm_1"})


@pytest.mark.parametrize("kind", ["json", "postgres", "mysql"])
def test_a_store_that_is_not_there_is_not_replaced_in_silence(kind: str) -> None:
    with pytest.raises(StoreFault, match=f'memory, sqlite, so STORE cannot be "{kind}"'):
        open_store({"STORE": kind})
    with pytest.raises(StoreFault, match='cannot be "postgres"'):
        open_store({"DATABASE_URL": "postgres://user:password@host/shop"})
