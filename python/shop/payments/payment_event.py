"""Reads what the bank reports."""

from pydantic import ValidationError

from contract import models
from specwright_http.bad_fields import field_errors_of
from specwright_http.json_body import parse_json
from specwright_http.refusal import FieldError
from specwright_http.text_values import unfit_texts

FIELDS = ("id", "type", "orderId", "amountCents", "paymentId")
"""What else it says is not looked at: it may add to its events at any time."""


def read_payment_event(data: bytes) -> models.PaymentEvent | tuple[FieldError, ...]:
    """The event, or what is wrong with it."""
    reading = parse_json(data)
    value = None if reading is None else reading.value
    if not isinstance(value, dict):
        return (FieldError("", "must be an object"),)
    known = {name: value[name] for name in FIELDS if name in value}
    unfit = tuple(unfit_texts(known))
    try:
        event = models.PaymentEvent.model_validate(known, by_alias=True, by_name=False)
    except ValidationError as error:
        return unfit or field_errors_of(error)
    return unfit or event
