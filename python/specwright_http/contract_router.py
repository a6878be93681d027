"""The routes of one capability."""

from collections.abc import Callable
from typing import TypeVar

from fastapi import APIRouter

from .contract_route import ContractRoute, Endpoint
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
