"""Whether a buyer may cancel."""

from datetime import datetime

from contract import errors, models

from .standing import BeingPaid, Over, Paid, Standing, ended

NotCancelled = errors.OrderAlreadyPaid | errors.OrderCancelled | errors.PaymentInProgress


def cancel(standing: Standing, now: datetime) -> models.Order | NotCancelled:
    """The order as it is then, or why it is not cancelled."""
    match standing:
        case Paid():
            return errors.OrderAlreadyPaid()
        case Over():
            return errors.OrderCancelled()
        case BeingPaid():
            return errors.PaymentInProgress()
    return ended(standing.order, now)
