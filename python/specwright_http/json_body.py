"""The reading of JSON bodies, as strict as `JSON.parse` after a strict UTF-8 decoder."""

import json
import re
from dataclasses import dataclass
from typing import NoReturn

from .json_numbers import read_integer
from .refusal import FieldError
from .refused import Refused

# Levels of lists and objects in each other; no honest request comes near.
DEPTH_LIMIT = 32

JSON_MEDIA = re.compile(r"application/(?:[a-z0-9.+-]+\+)?json")
UTF8 = re.compile(r'"?utf-?8"?')


@dataclass(frozen=True, slots=True)
class Reading:
    """A value that was read."""

    value: object
    errors: tuple[FieldError, ...] = ()
    """Bad places that no type sees."""


def read_json(data: bytes) -> Reading | Refused:
    """Reads JSON. No body at all counts as an empty object."""
    if not data:
        return Reading({})
    if is_deeper_than(DEPTH_LIMIT, data):
        message = f"must not be nested deeper than {DEPTH_LIMIT} levels"
        return Refused("VALIDATION_FAILED", errors=(FieldError("", message),))
    return _parsed(data) or Refused("MALFORMED_JSON")


def parse_json(data: bytes) -> Reading | None:
    """Reads JSON that arrived as mere bytes, as strictly as all other.

    None where it is none, or is nested too deep.
    """
    return None if is_deeper_than(DEPTH_LIMIT, data) else _parsed(data)


def _parsed(data: bytes) -> Reading | None:
    try:
        # One byte order mark is no part of the text.
        return Reading(_decoder.decode(data.decode("utf-8-sig")))
    except ValueError:
        return None


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"JSON has no {name}")


# Of two fields with one name the last counts.
_decoder = json.JSONDecoder(parse_int=read_integer, parse_constant=_refuse_constant)


def is_json(content_type: str | None) -> bool:
    """`application/json`, `application/problem+json`; JSON has one encoding only."""
    media = (content_type or "").lower().partition(";")[0]
    return JSON_MEDIA.fullmatch(media.strip()) is not None and says_utf8(content_type)


def says_utf8(content_type: str | None) -> bool:
    """Whether a content type says no other charset."""
    return all(map(_is_harmless, (content_type or "").lower().split(";")[1:]))


def _is_harmless(parameter: str) -> bool:
    name, _, value = parameter.strip().partition("=")
    return name != "charset" or UTF8.fullmatch(value.partition("=")[0]) is not None


def is_media(content_type: str | None, media: str) -> bool:
    """Whether it is this media type, or one of its range such as `image/*`, parameters aside."""
    given = (content_type or "").partition(";")[0].strip().lower()
    wanted = media.lower()
    if wanted.endswith("/*"):
        return given.startswith(wanted[:-1]) and len(given) >= len(wanted)
    return given == wanted


# A text to its end, or one bracket. Possessive, so that no text makes it try twice.
TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)


def is_deeper_than(limit: int, data: bytes) -> bool:
    """Whether JSON text is nested deeper than so many levels.

    It looks at bytes, so that nesting costs no memory and no call stack anywhere. Of text that is
    no JSON it may say anything: that is refused later.
    """
    if data.count(b"[") + data.count(b"{") <= limit:
        return False
    depth = 0
    for match in TOKEN.finditer(data):
        token = match.group()
        if token in (b"[", b"{"):
            depth += 1
            if depth > limit:
                return True
        elif token in (b"]", b"}"):
            depth -= 1
    return False
