"""Reads what the bank reports."""

import json
from typing import NoReturn

from pydantic import ValidationError

from contract import models
from specwright_http.bad_fields import in_words, place
from specwright_http.json_numbers import read_integer
from specwright_http.refusal import FieldError

FIELDS = ("id", "type", "orderId", "amountCents")
"""What else it says is not looked at: it may add to its events at any time."""


def read_payment_event(data: bytes) -> models.PaymentEvent | tuple[FieldError, ...]:
    """The event, or what is wrong with it."""
    value = _parsed(data)
    if not isinstance(value, dict):
        return (FieldError("", "must be an object"),)
    known = {name: value[name] for name in FIELDS if name in value}
    try:
        return models.PaymentEvent.model_validate(known, by_alias=True, by_name=False)
    except ValidationError as fault:
        errors = fault.errors(include_url=False, include_input=False)
        return tuple(FieldError(place(each["loc"]), in_words(each)) for each in errors)


def _parsed(data: bytes) -> object:
    """The value that JSON says; None where it says none."""
    try:
        text = data.decode("utf-8-sig")
        value: object = json.loads(text, parse_int=read_integer, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None
    return value


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"JSON has no {name}.")
