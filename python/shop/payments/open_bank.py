"""Chooses who takes the money."""

from collections.abc import Mapping

from ..unfit import Unfit
from .bank import Bank
from .simulated_bank import SimulatedBank


def open_bank(env: Mapping[str, str]) -> Bank:
    """
    The built-in simulation. Whoever has a key of a real bank must hear that it is not used, and in production nothing is
    sold without money unless `PAYMENTS` says so by name.
    """
    said = env.get("PAYMENTS", "")
    if said not in ("", "live", "test", "simulated"):
        raise Unfit(f'PAYMENTS must be one of live, test, simulated, not "{said}".')
    for name in ("STRIPE_CURRENCY", "STRIPE_METHOD"):
        if env.get(name) and not env.get("STRIPE_KEY"):
            raise Unfit(f"{name} needs a STRIPE_KEY beside it.")
    if env.get("STRIPE_KEY"):
        raise Unfit(
            "STRIPE_KEY is set, and the shop in Python cannot pay through Stripe."
            " Use the shop in TypeScript, or remove the key to simulate payments."
        )
    if (said or ("live" if env.get("NODE_ENV") == "production" else "simulated")) != "simulated":
        why = f"PAYMENTS is {said}" if said else "Production takes live payments"
        raise Unfit(
            f"{why}, and the shop in Python cannot pay through Stripe."
            " Use the shop in TypeScript, or set PAYMENTS=simulated."
        )
    return SimulatedBank()
