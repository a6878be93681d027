"""What a bank can answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Approved:
    """It took the money."""

    amount_cents: int


@dataclass(frozen=True, slots=True)
class Declined:
    """It took nothing, and will not."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may have taken the money or not: it must be asked again."""


BankAnswer = Approved | Declined | Unknown
