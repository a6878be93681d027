"""The refusal of a request that breaks its models: every bad place once, in words."""

import re
from ast import literal_eval
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from .breach import BREACH
from .error_limit import MOST_ERRORS
from .numeral import numeral
from .pattern import shown
from .refusal import FieldError
from .refused import Refused
from .reserved import ErrorEntry, reserved

UNKNOWN = "is not known"
UNFIT = "must not hold U+0000 or half a character"

ODD = re.compile(r"[.\[\]]")
LITERAL = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"""")

#: What breaks a bound of `Field`. pydantic gives the bound by its name.
BOUNDS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "greater_than_equal": lambda bound: f"must be at least {numeral(bound['ge'])}",
    "greater_than": lambda bound: f"must be more than {numeral(bound['gt'])}",
    "less_than_equal": lambda bound: f"must be at most {numeral(bound['le'])}",
    "less_than": lambda bound: f"must be less than {numeral(bound['lt'])}",
    "string_too_short": lambda bound: f"must have at least {bound['min_length']} characters",
    "string_too_long": lambda bound: f"must have at most {bound['max_length']} characters",
    "string_pattern_mismatch": lambda bound: f"must match {shown(bound['pattern'])}",
}

WORDS: Mapping[str, str] = {
    "missing": "is missing",
    "string_type": "must be a text",
    "string_unicode": UNFIT,
    "bool_type": "must be true or false",
    "list_type": "must be a list",
    "tuple_type": "must be a list",
    "dict_type": "must be an object",
    "model_type": "must be an object",
    "model_attributes_type": "must be an object",
    "extra_forbidden": UNKNOWN,
}


def refusal_of(
    faults: Iterable[ErrorDetails],
    others: Iterable[FieldError],
    catalogue: Mapping[str, ErrorEntry],
) -> Refused:
    """Names every bad place once, by the first rule that it breaks.

    Where all of them have one and the same error of their own, that is the answer.
    """
    breaches = [_breach_of(fault, catalogue) for fault in faults]
    breaches += islice(others, MOST_ERRORS)
    words = _words_of(catalogue)
    errors: dict[str, FieldError] = {}
    for breach in breaches:
        if len(errors) == MOST_ERRORS:
            break
        said = breach if words is None or breach.code else replace(breach, message=words)
        errors.setdefault(breach.path, said)
    codes = {error.code for error in errors.values()}
    own = codes.pop() if len(codes) == 1 else None
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


def in_words(error: ErrorDetails) -> str:
    """What is wrong, as a client reads it."""
    if error["type"] == BREACH:
        return str(error["ctx"]["words"])
    if error["type"] == "literal_error":
        return f"must be one of {', '.join(_literals_of(error['ctx']['expected']))}"
    bound = BOUNDS.get(error["type"])
    return WORDS.get(error["type"], error["msg"]) if bound is None else bound(error["ctx"])


def _literals_of(expected: str) -> list[str]:
    """The values that pydantic lists as Python would write them: `'RED', 'BLUE' or 'GREEN'`."""
    return [str(literal_eval(text)) for text in LITERAL.findall(expected)]


def _breach_of(error: ErrorDetails, catalogue: Mapping[str, ErrorEntry]) -> FieldError:
    code = error["ctx"]["code"] if error["type"] == BREACH else None
    entry = None if code is None else catalogue.get(code)
    message = in_words(error) if entry is None else entry.message
    loc = error["loc"]
    # The path does not tell a name that holds a dot or a bracket from two.
    is_odd = any(isinstance(part, str) and (part == "" or ODD.search(part)) for part in loc)
    return FieldError(place(loc), message, code, loc if is_odd else None)
