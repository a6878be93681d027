"""What a bank can answer to who asks for money, and to who asks for it back."""

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
    """It may have done it or not: it must be asked again."""


BankAnswer = Approved | Declined | Unknown


@dataclass(frozen=True, slots=True)
class Refunded:
    """It gave the money back."""


@dataclass(frozen=True, slots=True)
class RefundRefused:
    """It gives nothing back, and asking again will not help."""

    reason: str


RefundAnswer = Refunded | RefundRefused | Unknown
