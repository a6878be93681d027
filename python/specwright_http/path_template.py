"""What `/api/products/{id}` is for the router and for us."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .canonical_path import canonical_text

PARAMETER = re.compile(r"\{([^{}]+)\}")
HEX = frozenset("0123456789ABCDEF")
LONGEST = 99_999


@dataclass(frozen=True, slots=True)
class PathTemplate:
    """A path as the specification writes it, ready to be matched with canonical paths."""

    pattern: re.Pattern[str]
    """Fits every canonical path the template means; one group for each parameter."""
    names: tuple[str, ...]
    route: str
    """The path as a description shows it: percent-encoded, with the parameters in braces."""
    rank: str
    """Sorts what is written out before what is not.

    `/orders/mine` is found before `/orders/{id}` and `/{a}-{b}` before `/{a}`: a template that fits
    only paths of another one comes before it.
    """


def path_template(path: str) -> PathTemplate:
    """Reads a path as the specification writes it."""
    names = tuple(PARAMETER.split(path)[1::2])
    segments = [_parts(segment) for segment in path.split("/")]
    pattern = "/".join(_segment_source(parts) for parts in segments)
    route = "/".join(_shown(parts) for parts in segments)
    rank = "/".join(_rank(parts) for parts in segments)
    return PathTemplate(re.compile(pattern), names, route, rank)


def _parts(segment: str) -> list[str]:
    """Texts and parameters in turn."""
    parts = PARAMETER.split(segment)
    return [canonical_text(part) if at % 2 == 0 else part for at, part in enumerate(parts)]


def _segment_source(parts: Sequence[str]) -> str:
    """Of several parameters the last fitting text parts them.

    As none of them but the first holds the text before it, matching takes time linear in the
    segment.
    """
    source = ""
    for at, part in enumerate(parts):
        if at % 2 == 0:
            source += _literal(part) if at == 0 else _later_text(part)
        elif at == 1:
            source += "([^/]+)"
        else:
            source += f"([^/](?:(?!{_later_text(parts[at - 1])}[^/])[^/])*)"
    return source


def _later_text(text: str) -> str:
    """A text behind a parameter does not begin within an escape of its value: `x%2A` holds no `A`."""
    inside = "(?<!%)(?<!%[0-9A-F])" if text[:1] in HEX else ""
    return inside + _literal(text)


def _literal(text: str) -> str:
    """A mark such as a comma means the same in the text of a template, escaped or not."""
    return "".join(
        re.escape(one)
        if one.isalnum() or one in "-._~%"
        else f"(?:{re.escape(one)}|%{ord(one):02X})"
        for one in text
    )


def _shown(parts: Sequence[str]) -> str:
    return "".join(f"{{{part}}}" if at % 2 == 1 else part for at, part in enumerate(parts))


def _rank(parts: Sequence[str]) -> str:
    if len(parts) == 1:
        return "0"
    texts = parts[::2]
    # What the texts are settles the rest, so that the order is the same everywhere.
    return f"1{LONGEST - len(''.join(texts)):05}{'{}'.join(texts)}"
