"""What is wrong with values whose texts hold lone surrogates.

JSON may hold them, and so may a text of the contract. pydantic cannot say what is wrong with such values and where, and
takes a text with a bound for none: so it is asked again, with other characters in their place.
"""

from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

SURROGATES = range(0xD800, 0xE000)
# Nobody uses these: they are private, and at the end of the last plane.
DISGUISE = {code: code + 0x100000 for code in SURROGATES}
REVEAL = {code + 0x100000: code for code in SURROGATES}


def faults_of(
    error: ValidationError, adapter: TypeAdapter[Any], value: object
) -> list[ErrorDetails]:
    """What is wrong with a value that its adapter refused; nothing, where only pydantic does not read it."""
    disguised = _disguised(value)
    if disguised == value:
        return _details(error)
    try:
        adapter.validate_python(disguised, by_alias=True, by_name=False)
    except ValidationError as again:
        return [_revealed(details) for details in _details(again)]
    return []


def _details(error: ValidationError) -> list[ErrorDetails]:
    return error.errors(include_url=False)


def _disguised(value: object) -> object:
    if isinstance(value, str):
        return value if value.isascii() else value.translate(DISGUISE)
    if isinstance(value, list | tuple):
        return type(value)(map(_disguised, value))
    if isinstance(value, dict):
        return {_disguised(name): _disguised(item) for name, item in value.items()}
    return value


def _revealed(details: ErrorDetails) -> ErrorDetails:
    loc = tuple(key.translate(REVEAL) if isinstance(key, str) else key for key in details["loc"])
    return {**details, "loc": loc}
