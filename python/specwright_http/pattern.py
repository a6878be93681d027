"""Regular expressions of the notation, asked of pydantic's engine, which always ends."""

from __future__ import annotations

import re
from collections.abc import Callable

from pydantic_core import SchemaError, SchemaValidator, core_schema

_LONE = re.compile("[\ud800-\udfff]")
#: Half of a surrogate pair is a character to ECMAScript. The engine knows none, so one for private use stands in.
_STAND_IN = "\ue000"

#: A class up to its end, an escape, or a single character.
_WORD = re.compile(r"\[\^?(?:\\.|[^\]\\])*\]|\\.|.", re.DOTALL)


def matcher(portable: str) -> Callable[[str], bool]:
    """Whether a text holds what a pattern describes; it is in words that all engines read alike."""
    schema = core_schema.str_schema(pattern=portable, regex_engine="rust-regex")
    try:
        holds = SchemaValidator(schema).isinstance_python
    except SchemaError as error:
        raise ValueError(f"The pattern {shown(portable)} is too large: {error}") from error

    def matches(text: str) -> bool:
        return holds(_LONE.sub(_STAND_IN, text))

    return matches


def shown(pattern: str) -> str:
    """As ECMAScript shows it: `/^a\\/b/u`."""
    if pattern == "":
        return "/(?:)/u"
    words = (_shown_word(word.group()) for word in _WORD.finditer(pattern))
    return f"/{''.join(words)}/u"


def _shown_word(text: str) -> str:
    if text == "/":
        return r"\/"
    for end, name in (("\n", r"\n"), ("\r", r"\r"), ("\u2028", r"\u2028"), ("\u2029", r"\u2029")):
        text = text.replace(f"\\{end}", name).replace(end, name)
    return text
