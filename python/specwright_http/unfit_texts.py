"""Texts that no store can keep as they are."""

import re
from collections.abc import Iterable, Mapping

from .bad_fields import UNFIT, place
from .query import Texts
from .refusal import FieldError

NOT_KEPT = re.compile("[\0\ud800-\udfff]")


def is_fit_text(text: str) -> bool:
    """Whether every store can keep it: some know no U+0000, and half a surrogate pair is no UTF-8."""
    return NOT_KEPT.search(text) is None


def unfit_texts(value: object, path: tuple[int | str, ...] = ()) -> Iterable[FieldError]:
    """The places of a JSON value whose text, or whose name, no store can keep as it is."""
    if isinstance(value, str):
        if not is_fit_text(value):
            yield FieldError(place(path), UNFIT)
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from unfit_texts(item, (*path, at))
    elif isinstance(value, Mapping):
        for name, field in value.items():
            if is_fit_text(name):
                yield from unfit_texts(field, (*path, name))
            else:
                yield FieldError(place((*path, NOT_KEPT.sub("\ufffd", name))), UNFIT)


def unfit_fields(texts: Texts) -> Iterable[FieldError]:
    """The same of a path or a query, whose values are texts."""
    for name, values in texts.items():
        if not all(map(is_fit_text, values)):
            yield FieldError(name, UNFIT)


def may_hold_unfit_text(data: bytes) -> bool:
    """Only an escape can say such a text: neither byte of it is allowed in JSON as it stands."""
    return b"\\u" in data
