"""The refusal of a request that breaks its models: every bad place once, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from .breach import BREACH
from .json_text import indexes_first
from .refusal import FieldError
from .refused import Refused
from .reserved import ErrorEntry

# A request may be wrong in as many places as it likes; beyond so many nobody reads on.
MOST_ERRORS = 100

UNKNOWN = "is not known"

WORDS: Mapping[str, str] = {
    "missing": "is missing",
    "string_type": "must be a text",
    "bool_type": "must be true or false",
    "list_type": "must be a list",
    "tuple_type": "must be a list",
    "dict_type": "must be an object",
    "model_type": "must be an object",
    "model_attributes_type": "must be an object",
    "extra_forbidden": UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class _Breach:
    """One broken rule: where, in words, and whether it has an error of its own."""

    path: str
    message: str
    code: str | None = None


def refusal_of(
    faults: Iterable[ValidationError],
    others: Iterable[FieldError],
    catalogue: Mapping[str, ErrorEntry],
) -> Refused:
    """Names every bad place once.

    Only where every broken rule has an error of its own is that error (the first) the answer.
    """
    breaches = [breach for fault in faults for breach in _breaches_of(fault, catalogue)]
    breaches += [_Breach(error.path, error.message) for error in others]
    own = breaches[0].code if all(breach.code is not None for breach in breaches) else None
    errors: dict[str, FieldError] = {}
    for breach in breaches:
        if len(errors) == MOST_ERRORS:
            break
        errors.setdefault(breach.path, FieldError(breach.path, breach.message))
    return Refused(own or "VALIDATION_FAILED", errors=tuple(errors.values()))


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
    return WORDS.get(error["type"], error["msg"])


def _breaches_of(fault: ValidationError, catalogue: Mapping[str, ErrorEntry]) -> Iterable[_Breach]:
    errors = fault.errors(include_url=False, include_input=False)
    for error in _in_order(errors):
        code = error["ctx"]["code"] if error["type"] == BREACH else None
        entry = None if code is None else catalogue.get(code)
        message = in_words(error) if entry is None else entry.message
        yield _Breach(place(error["loc"]), message, code)


def _in_order(errors: list[ErrorDetails]) -> Iterable[ErrorDetails]:
    """Unknown names of one object stand together; among them indexes come first."""
    at = 0
    while at < len(errors):
        group = [errors[at]]
        owner = group[0]["loc"][:-1]
        if group[0]["type"] == "extra_forbidden":
            for error in errors[at + 1 :]:
                if error["type"] != "extra_forbidden" or error["loc"][:-1] != owner:
                    break
                group.append(error)
        by_name = {str(error["loc"][-1]) if error["loc"] else "": error for error in group}
        yield from (by_name[name] for name in indexes_first(list(by_name)))
        at += len(group)
