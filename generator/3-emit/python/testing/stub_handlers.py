"""Handlers of which none is written, and an `authenticate` that accepts all credentials."""

from collections.abc import Mapping
from typing import Any

from specwright_http.authentication import Identity
from specwright_http.not_implemented import not_implemented


class Stubs:
    """Handlers of every capability, none of them written."""

    def __getattr__(self, name: str) -> Any:
        async def stub(*_given: object) -> object:
            return not_implemented(name)

        return stub


class Handlers:
    """All capabilities."""

    def __getattr__(self, name: str) -> Stubs:
        return Stubs()


async def authenticate(_credentials: Mapping[str, str], _operation: object) -> Identity:
    return Identity("ann", ("admin", "things:read", "things:write"))
