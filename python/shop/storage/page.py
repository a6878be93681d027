"""Parts of lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol, TypeVar


class Named(Protocol):
    """What has an id."""

    @property
    def id(self) -> str: ...


V = TypeVar("V", bound=Named)


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list. Left out: from its beginning, to its end."""

    after: str | None = None
    """Only what is behind the one with this id; where there is none, nothing is."""
    limit: int | None = None
    """At most so many."""


ALL = Page()


def page_of(values: Iterable[V], page: Page) -> Sequence[V]:
    """The part of a list that a page asks for."""
    rest = iter(values)
    if page.after is not None:
        for value in rest:
            if value.id == page.after:
                break
    return list(islice(rest, page.limit))
