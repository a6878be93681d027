"""The shop as a program: `python -m shop`."""

import errno
import os
import sys
from collections.abc import Mapping
from dataclasses import replace

from specwright_http.app import AppOptions
from specwright_http.clock import system_clock
from specwright_http.event_loop import run
from specwright_http.limits import Limits
from specwright_http.listen import Listening, ListenOptions, listen

from .auth.auth_settings import AuthSettings, auth_settings_of
from .auth.bearer import bearer_authentication
from .ids import random_id
from .observability.drain import Closing, close_when_stopped, hear_signals
from .observability.log_output import LogOutput, log_output
from .observability.metrics import Metrics
from .observability.readiness import Readiness
from .observability.scrub import scrub
from .payments.open_bank import open_bank
from .services.demo_products import fill_once
from .settings import ServerSettings, server_settings_of
from .shop import Shop, ShopParts
from .storage.open_store import open_store
from .storage.store import Store
from .storage.store_fault import StoreFault
from .unfit import Unfit


def main() -> None:
    """Opens the shop, and ends with 1 where it cannot, saying why."""
    try:
        sys.exit(run(_open(os.environ)))
    except (Unfit, StoreFault) as reason:
        print(scrub(str(reason)), file=sys.stderr)
        sys.exit(1)


async def _open(env: Mapping[str, str]) -> int:
    server = server_settings_of(env, sys.stdout.isatty())
    auth = auth_settings_of(env, server.host)
    parts = ShopParts(
        bank=open_bank(env),
        metrics=Metrics(process=True),
        webhook_secrets=server.webhook_secrets,
        unpaid=server.unpaid,
        store=open_store(env),
        app=AppOptions(
            authenticate=bearer_authentication(auth, system_clock),
            trusting=auth.well_known,
            rate_limit=server.rate_limit,
        ),
    )
    try:
        if server.demo_products:
            await fill_once(parts.store, random_id)
        return await _serve(server, auth, parts)
    except BaseException:
        await parts.store.close()
        raise


async def _serve(server: ServerSettings, auth: AuthSettings, parts: ShopParts) -> int:
    output = log_output(server.log)
    readiness = Readiness(parts.store.ping)
    app = replace(parts.app, log=output.log)
    shop = Shop(
        replace(parts, readiness=readiness, report=lambda line: output.say(scrub(line)), app=app)
    )
    listening = await _listen(shop, server)
    # A reader of this line may ask it to close.
    stopping = hear_signals()
    end_chores = shop.chores.start()

    async def let_go() -> None:
        await end_chores()
        await parts.store.close()
        output.flush()

    _greet(output, server, auth, listening, parts.store)
    closing = Closing(
        readiness, listening.close, let_go, server.notice / 1_000, server.grace / 1_000
    )
    return await close_when_stopped(stopping, closing, output.say)


async def _listen(shop: Shop, server: ServerSettings) -> Listening:
    limits = Limits(connections=server.connections)
    try:
        return await listen(shop, ListenOptions(port=server.port, host=server.host, limits=limits))
    except OSError as error:
        raise Unfit(_why_not(error, server)) from error


def _why_not(error: OSError, server: ServerSettings) -> str:
    port, again = server.port, "npm run start:python"
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use. Choose another: PORT={port + 1} {again}"
    if error.errno == errno.EACCES:
        return f"Port {port} may not be used by this user. Choose another: PORT=3000 {again}"
    return (
        f"HOST={server.host} is no address of this machine ({error.strerror})."
        " All of them are 0.0.0.0, or :: with IPv6."
    )


def _greet(
    output: LogOutput,
    server: ServerSettings,
    auth: AuthSettings,
    listening: Listening,
    store: Store,
) -> None:
    if auth.well_known:
        output.say("Authentication is off: JWT_SECRET is not set. Use this for development only.")
    if server.production:
        output.say("PAYMENTS=simulated: orders become PAID, and no money is taken.")
    output.say(f"The shop is open at {listening.url}, and stores its data in {store.name}.")
    output.say(f"Try: curl -s {listening.url}/api/products")


if __name__ == "__main__":
    main()
