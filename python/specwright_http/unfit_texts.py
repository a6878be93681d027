"""Texts that no store can keep as they are."""

import re
from collections.abc import Iterable, Mapping

from .bad_fields import place
from .query import Texts
from .refusal import FieldError

UNFIT = re.compile("[\0\ud800-\udfff]")
MESSAGE = "must not hold U+0000 or half a character"


def is_fit_text(text: str) -> bool:
    """Whether every store can keep it: some know no U+0000, and half a surrogate pair is no UTF-8."""
    return UNFIT.search(text) is None


def unfit_texts(value: object, path: tuple[int | str, ...] = ()) -> Iterable[FieldError]:
    """The places of a JSON value whose text, or whose name, no store can keep as it is."""
    if isinstance(value, str):
        if not is_fit_text(value):
            yield FieldError(place(path), MESSAGE)
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from unfit_texts(item, (*path, at))
    elif isinstance(value, Mapping):
        for name, field in value.items():
            if is_fit_text(name):
                yield from unfit_texts(field, (*path, name))
            else:
                yield FieldError(place((*path, UNFIT.sub("\ufffd", name))), MESSAGE)


def unfit_fields(texts: Texts) -> Iterable[FieldError]:
    """The same of a path or a query, whose values are texts."""
    for name, values in texts.items():
        if not all(map(is_fit_text, values)):
            yield FieldError(name, MESSAGE)


def may_hold_unfit_text(data: bytes) -> bool:
    """Only an escape can say such a text: neither byte of it is allowed in JSON as it stands."""
    return b"\\u" in data
