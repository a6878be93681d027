"""What is wrong with a value: in the words that a client reads, and which cause it is."""

import re
from ast import literal_eval
from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeAlias

from pydantic_core import ErrorDetails

from .breach import BREACH
from .numeral import numeral
from .pattern import shown

UNKNOWN = "is not known"
UNFIT = "must not hold U+0000 or half a character"

#: What may be wrong with a value besides its rules.
Cause: TypeAlias = Literal["required", "null", "type", "unknown"]

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


def in_words(error: ErrorDetails) -> str:
    """What is wrong, as a client reads it."""
    if error["type"] == BREACH:
        return str(error["ctx"]["words"])
    if error["type"] == "literal_error":
        return f"must be one of {', '.join(_literals_of(error['ctx']['expected']))}"
    bound = BOUNDS.get(error["type"])
    return WORDS.get(error["type"], error["msg"]) if bound is None else bound(error["ctx"])


def cause_of(error: ErrorDetails) -> Cause | None:
    """What is wrong, as far as that is no broken rule of the specification."""
    if error["type"] == "missing":
        return "required"
    if error["type"] == "extra_forbidden":
        return "unknown"
    if error["type"] in BOUNDS or (error["type"] == BREACH and error["ctx"]["rule"]):
        return None
    return "null" if error.get("input", error) is None else "type"


def _literals_of(expected: str) -> list[str]:
    """The values that pydantic lists as Python would write them: `'RED', 'BLUE' or 'GREEN'`."""
    return [str(literal_eval(text)) for text in LITERAL.findall(expected)]
