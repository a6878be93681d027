"""Regular expressions of the notation, asked of pydantic's engine, which always ends.

The notation's patterns are ECMAScript's with the flag `u`. The engine reads nearly the same language; where a word means
something else to it (`\\d`, `\\w` and `\\s` know all of Unicode, `.` stops at fewer line ends), it is written out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pydantic_core import SchemaError, SchemaValidator, core_schema

_LONE = re.compile("[\ud800-\udfff]")
#: Half of a surrogate pair is a character to ECMAScript. The engine knows none, so one for private use stands in.
_STAND_IN = "\ue000"

_SPACES = r"\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}"
_SETS = {"d": "0-9", "w": "0-9A-Z_a-z", "s": _SPACES}
_LINE_ENDS = r"\n\r\x{2028}\x{2029}"
_EVERYTHING = r"\x{0}-\x{10ffff}"

#: An escape, or a single character.
_ATOM = (
    r"(?P<pair>\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|(?P<code>\\(?:u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]))"
    r"|(?P<property>\\[pP]\{[^}]*\})"
    r"|(?P<escape>\\.)"
    r"|(?P<other>.)"
)
_MEMBER = re.compile(_ATOM, re.DOTALL)
#: What stands in a pattern: a class up to its end, or an atom.
_WORD = re.compile(rf"(?P<class>\[\^?(?:\\.|[^\]\\])*\])|{_ATOM}", re.DOTALL)


def matcher(pattern: str) -> Callable[[str], bool]:
    """Whether a text holds what the pattern describes."""
    schema = core_schema.str_schema(pattern=translated(pattern), regex_engine="rust-regex")
    try:
        holds = SchemaValidator(schema).isinstance_python
    except SchemaError as error:
        raise ValueError(f"The pattern {shown(pattern)} is too large: {error}") from error

    def matches(text: str) -> bool:
        return holds(_LONE.sub(_STAND_IN, text))

    return matches


def shown(pattern: str) -> str:
    """As ECMAScript shows it: `/^a\\/b/u`."""
    if pattern == "":
        return "/(?:)/u"
    words = (_shown_word(word) for word in _WORD.finditer(pattern))
    return f"/{''.join(words)}/u"


def _shown_word(word: re.Match[str]) -> str:
    text = word.group()
    if text == "/":
        return r"\/"
    for end, name in (("\n", r"\n"), ("\r", r"\r"), ("\u2028", r"\u2028"), ("\u2029", r"\u2029")):
        text = text.replace(f"\\{end}", name).replace(end, name)
    return text


def translated(pattern: str) -> str:
    """The pattern in the engine's own language."""
    return "".join(_word(word) for word in _WORD.finditer(pattern))


def _word(word: re.Match[str]) -> str:
    text = word.group()
    match word.lastgroup:
        case "class":
            return _class(text)
        case "property":
            return text
        case "escape" if text[1] in "dws":
            return f"[{_SETS[text[1]]}]"
        case "escape" if text[1] in "DWS":
            return f"[^{_SETS[text[1].lower()]}]"
        case "other":
            return f"[^{_LINE_ENDS}]" if text == "." else text
        case _:
            return _code(_character(word))


def _class(text: str) -> str:
    negated = text.startswith("[^")
    inside = text[2 if negated else 1 : -1]
    if inside == "":
        return f"[{_EVERYTHING}]" if negated else f"[^{_EVERYTHING}]"
    members = "".join(_members(inside))
    return f"[^{members}]" if negated else f"[{members}]"


def _members(inside: str) -> Iterator[str]:
    """What stands in a class: characters, sets, and ranges, which a dash between two characters makes."""
    words = list(_MEMBER.finditer(inside))
    while words:
        first = words.pop(0)
        if len(words) > 1 and words[0].group() == "-":
            last = words[1]
            del words[:2]
            yield f"{_code(_character(first))}-{_code(_character(last))}"
        else:
            yield _member(first)


def _member(word: re.Match[str]) -> str:
    text = word.group()
    if word.lastgroup == "property":
        return text
    if word.lastgroup == "escape" and text[1] in "dws":
        return _SETS[text[1]]
    if word.lastgroup == "escape" and text[1] in "DWS":
        return f"[^{_SETS[text[1].lower()]}]"
    return _code(_character(word))


_CONTROLS = {"t": 9, "n": 10, "v": 11, "f": 12, "r": 13, "b": 8, "0": 0}


def _character(word: re.Match[str]) -> int:
    """The code point that a word stands for."""
    text = word.group()
    match word.lastgroup:
        case "pair":
            high, low = int(text[2:6], 16), int(text[8:12], 16)
            return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)
        case "code" if text[1] == "c":
            return ord(text[2]) % 32
        case "code":
            return int(text[2:].strip("{}"), 16)
        case "escape":
            return _CONTROLS.get(text[1], ord(text[1]))
        case _:
            return ord(text)


def _code(point: int) -> str:
    shown = chr(point)
    if shown.isascii() and (shown.isalnum() or shown == "_"):
        return shown
    return rf"\x{{{ord(_STAND_IN) if 0xD800 <= point <= 0xDFFF else point:x}}}"
