"""The routes of one capability, as generated code writes them."""

from collections.abc import Callable
from typing import Annotated, TypeAlias, TypeVar

from fastapi import APIRouter, Depends

from .contract_route import ContractRoute, Endpoint
from .handler import Context
from .operation import Operation

E = TypeVar("E", bound=Endpoint)


class ContractRouter(APIRouter):
    """A router whose routes are operations of a contract: `@router.operation(POST_API_ORDERS)`."""

    def operation(self, operation: Operation) -> Callable[[E], E]:
        """Makes a function the route of an operation."""

        def decorate(endpoint: E) -> E:
            tags = [str(tag) for tag in self.tags]
            self.routes.append(ContractRoute(operation, endpoint, tags))
            return endpoint

        return decorate


def _context() -> None:
    """FastAPI asks nobody: the kernel hands the context over."""


Call: TypeAlias = Annotated[Context, Depends(_context)]
"""The context of a handler, in a signature that FastAPI reads."""
