"""What a request holds of a credential."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from pydantic import ValidationError

from .adapter import adapter_of
from .header_map import HeaderMap
from .input_reader import read_query
from .operation import Credential
from .text_values import is_fit_text


@dataclass(frozen=True, slots=True)
class RequestHead:
    """Where a request may hold credentials."""

    headers: HeaderMap
    query: str
    """Without its question mark."""


class Bad:
    """None that could be looked up: of another scheme, or off its rules."""


BAD: Final = Bad()

Finder: TypeAlias = Callable[[RequestHead], str | Bad | None]
"""Finds a credential; None where none was sent."""


def finder_of(credential: Credential) -> Finder:
    """Prepares the reading of a credential from requests."""
    read = _reader_of(credential)
    adapter = None if credential.schema is None else adapter_of(credential.schema)

    def find(request: RequestHead) -> str | Bad | None:
        found = read(request)
        if not isinstance(found, str):
            return found
        if found == "":
            return None if credential.location != "authorization" else found
        if not is_fit_text(found):
            return BAD
        if adapter is not None:
            try:
                adapter.validate_python(found)
            except ValidationError:
                return BAD
        return found

    return find


def _reader_of(credential: Credential) -> Finder:
    at = credential.at
    lower = at.lower()
    match credential.location:
        case "authorization":
            return lambda request: _of_scheme(request.headers.get("authorization"), lower)
        case "header":
            return lambda request: request.headers.get(lower)
        case "cookie":
            return lambda request: _cookie_in(request.headers.get("cookie"), at)
        case "query":
            return lambda request: _parameter_in(request.query, at)


def _of_scheme(header: str | None, scheme: str) -> str | Bad | None:
    if header is None:
        return None
    named, space, value = header.partition(" ")
    return value.strip() if space and named.lower() == scheme else BAD


def _cookie_in(header: str | None, name: str) -> str | None:
    """The first cookie of a name: a browser sends the one of the closest path first."""
    for pair in (header or "").split(";"):
        named, equals, value = pair.partition("=")
        if not equals or named.strip() != name:
            continue
        value = value.strip()
        quoted = len(value) > 1 and value.startswith('"') and value.endswith('"')
        return value[1:-1] if quoted else value
    return None


def _parameter_in(query: str, name: str) -> str | Bad | None:
    values = (read_query(query) or {}).get(name, [])
    if len(values) > 1:
        return BAD
    return values[0] if values else None
