"""What `/api/products/{id}` is for the router and for us."""

import re
from dataclasses import dataclass

PARAMETER = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class PathTemplate:
    """A path as the specification writes it, ready to be matched with raw paths."""

    pattern: re.Pattern[str]
    """Fits every raw path the template means; one group for each parameter."""
    names: tuple[str, ...]
    rank: str
    """Sorts fixed segments before parameters, so that `/orders/mine` is found before `/orders/{id}`."""


def path_template(path: str) -> PathTemplate:
    """Reads a path as the specification writes it."""
    parts = PARAMETER.split(path)
    pattern = [re.escape(text) if at % 2 == 0 else "([^/]+)" for at, text in enumerate(parts)]
    rank = ["1" if PARAMETER.search(segment) else "0" for segment in path.split("/")]
    return PathTemplate(re.compile("".join(pattern)), tuple(parts[1::2]), "".join(rank))
