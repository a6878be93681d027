"""The headers of a request, read as one text each."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias

RawHeader: TypeAlias = tuple[bytes, bytes]

HeaderMap: TypeAlias = Mapping[str, str]
"""Names in lower case; a header that was sent several times is joined."""

# Of these the first counts; to join them would make a third value of two.
SINGLE = frozenset(
    {
        "age",
        "authorization",
        "content-length",
        "content-type",
        "etag",
        "expires",
        "from",
        "host",
        "if-modified-since",
        "if-unmodified-since",
        "last-modified",
        "location",
        "max-forwards",
        "proxy-authorization",
        "referer",
        "retry-after",
        "server",
        "user-agent",
    }
)


def header_map(raw: Iterable[RawHeader]) -> HeaderMap:
    """Reads raw headers; bytes beyond ASCII are Latin-1."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in raw:
        name = raw_name.decode("latin-1").lower()
        value = raw_value.decode("latin-1").strip(" \t")
        if name not in headers:
            headers[name] = value
        elif name not in SINGLE:
            mark = "; " if name == "cookie" else ", "
            headers[name] = f"{headers[name]}{mark}{value}"
    return headers


NAME = re.compile(rb"[!#$%&'*+.^_`|~0-9a-z-]+")
VALUE = re.compile(rb"[\t\x20-\x7e\x80-\xff]*")


def raw_header(name: str, value: str) -> RawHeader:
    """One header as ASGI wants it, its name in lower case. Raises ValueError where it is none."""
    pair = (name.lower().encode("latin-1"), value.encode("latin-1"))
    if NAME.fullmatch(pair[0]) is None or VALUE.fullmatch(pair[1]) is None:
        raise ValueError(f"No header may be {name!r}: {value!r}")
    return pair
