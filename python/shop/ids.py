"""The ids of things."""

from collections.abc import Callable
from typing import Literal
from uuid import uuid4

IdKind = Literal["prod", "item", "order", "pay"]
"""What a thing is starts its id."""

NewId = Callable[[IdKind], str]
"""Gives ids; it comes from outside, so that tests may know them."""


def random_id(kind: IdKind) -> str:
    """Ids nobody can guess: `prod_` and 122 random bits."""
    return f"{kind}_{uuid4().hex}"
