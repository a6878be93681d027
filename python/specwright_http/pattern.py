"""Regular expressions of the notation, asked of pydantic's engine, which always ends."""

from __future__ import annotations

import re
from collections.abc import Callable

from pydantic_core import SchemaError, SchemaValidator, core_schema

_LONE = re.compile("[\ud800-\udfff]")


def matcher(pattern: str) -> Callable[[str], bool]:
    """Whether a text holds what the pattern describes."""
    schema = core_schema.str_schema(pattern=pattern, regex_engine="rust-regex")
    try:
        holds = SchemaValidator(schema).isinstance_python
    except SchemaError as error:
        raise ValueError(f"The pattern {shown(pattern)} is too large: {error}") from error

    def matches(text: str) -> bool:
        # Half of a surrogate pair is a character in ECMAScript; the engine knows none, so one for private use stands in.
        return holds(_LONE.sub("\ue000", text))

    return matches


def shown(pattern: str) -> str:
    """As ECMAScript shows it: `/^a\\/b/u`."""
    return f"/{pattern}/u"
