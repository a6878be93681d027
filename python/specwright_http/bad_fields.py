"""The refusal of a request that breaks its models: every bad place once, in words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice
from types import MappingProxyType

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from .breach import BREACH
from .error_limit import MOST_ERRORS
from .fault_words import cause_of, in_words
from .refusal import FieldError
from .refused import Refused
from .reserved import ErrorEntry, reserved

ODD = re.compile(r"[.\[\]]")

NONE: Mapping[str, str] = MappingProxyType({})


def refusal_of(
    faults: Iterable[ErrorDetails],
    others: Iterable[FieldError],
    catalogue: Mapping[str, ErrorEntry],
    codes: Mapping[str, str] = NONE,
) -> Refused:
    """Names every bad place once, by the first rule that it breaks.

    Where all of them have one and the same error of their own, that is the answer. `codes` are the errors of the operation,
    for what has none of its own.
    """
    breaches = [_breach_of(fault, catalogue, codes) for fault in faults]
    breaches += [_in_words_of(other, catalogue) for other in islice(others, MOST_ERRORS)]
    words = _words_of(catalogue)
    errors: dict[str, FieldError] = {}
    for breach in breaches:
        if len(errors) == MOST_ERRORS:
            break
        said = breach if words is None or breach.code else replace(breach, message=words)
        errors.setdefault(breach.path, said)
    given = {error.code for error in errors.values()}
    own = given.pop() if len(given) == 1 else None
    return Refused(own or "VALIDATION_FAILED", errors=tuple(errors.values()))


def _words_of(catalogue: Mapping[str, ErrorEntry]) -> str | None:
    """The words that a catalogue has of its own for what is invalid, said of each bad place."""
    entry = catalogue.get("VALIDATION_FAILED")
    own = reserved["VALIDATION_FAILED"].message
    return None if entry is None or entry.message == own else entry.message


def field_errors_of(error: ValidationError) -> tuple[FieldError, ...]:
    """The bad places of a value that an implementation read by itself, in the words of all others."""
    return refusal_of(error.errors(include_url=False, include_input=False), (), {}).errors


def place(loc: Iterable[int | str]) -> str:
    """`items[0].name`"""
    text = ""
    for key in loc:
        if isinstance(key, int):
            text += f"[{key}]"
        else:
            text += f".{key}" if text else key
    return text


def _in_words_of(error: FieldError, catalogue: Mapping[str, ErrorEntry]) -> FieldError:
    """An error of its own has the words of its row."""
    entry = None if error.code is None else catalogue.get(error.code)
    return error if entry is None else replace(error, message=entry.message)


def _breach_of(
    error: ErrorDetails, catalogue: Mapping[str, ErrorEntry], codes: Mapping[str, str]
) -> FieldError:
    code = error["ctx"]["code"] if error["type"] == BREACH else None
    if code is None and codes:
        code = codes.get(cause_of(error) or "")
    entry = None if code is None else catalogue.get(code)
    message = in_words(error) if entry is None else entry.message
    loc = error["loc"]
    # The path does not tell a name that holds a dot or a bracket from two.
    is_odd = any(isinstance(part, str) and (part == "" or ODD.search(part)) for part in loc)
    return FieldError(place(loc), message, code, loc if is_odd else None)
