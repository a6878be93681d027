"""Chooses who takes the money."""

from collections.abc import Mapping

from ..unfit import Unfit
from .bank import Bank
from .simulated_bank import SimulatedBank


def open_bank(env: Mapping[str, str]) -> Bank:
    """The bank for trying things out. Whoever has a key of a real one must hear that it is not used."""
    for name in ("STRIPE_CURRENCY", "STRIPE_METHOD"):
        if env.get(name) and not env.get("STRIPE_KEY"):
            raise Unfit(f"{name} needs a STRIPE_KEY beside it.")
    if env.get("STRIPE_KEY"):
        raise Unfit(
            "STRIPE_KEY is set, and the shop in Python cannot pay through Stripe."
            " Take the shop in TypeScript, or take the key away to try things out."
        )
    return SimulatedBank()
