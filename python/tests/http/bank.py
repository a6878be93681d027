"""A bank with one counter: who deposits with a key deposits once."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any, ClassVar, TypeAlias

from fastapi import Header, Path
from pydantic import MISSING, Field

from specwright_http.handler import Context
from specwright_http.model import Model
from specwright_http.operation import Contract, Operation
from specwright_http.problem import problem_details
from specwright_http.refusal import Refusal
from specwright_http.routing import Call, ContractRouter
from specwright_http.types import WHOLE, Integer

from .library import operation_of


class Deposit(Model):
    cents: Annotated[int, Field(ge=1), WHOLE]
    note: str | MISSING = MISSING
    owner: str | MISSING = MISSING


class Account(Model):
    name: str


class Key(Model):
    key: Annotated[str | MISSING, Field(alias="Idempotency-Key")] = MISSING


class Balance(Model):
    balance: Integer


class Closed(Refusal):
    """409: Closed"""

    code: ClassVar[str] = "CLOSED"
    status: ClassVar[int] = 409
    title: ClassVar[str] = "Closed"
    message: ClassVar[str] = "The bank is closed"


class Broken(Refusal):
    """503: Broken"""

    code: ClassVar[str] = "BROKEN"
    status: ClassVar[int] = 503
    title: ClassVar[str] = "Broken"
    message: ClassVar[str] = "The bank is broken"


class ValidationFailed(Refusal):
    """400: Validation failed"""

    code: ClassVar[str] = "VALIDATION_FAILED"
    status: ClassVar[int] = 400
    title: ClassVar[str] = "Validation failed"
    message: ClassVar[str] = "Something in the request is not right"


DEPOSIT_FACTS: dict[str, Any] = {
    "params": Account,
    "headers": Key,
    "body": Deposit,
    "caller": "body.owner",
    "errors": (Closed, Broken, ValidationFailed),
}
DEPOSIT = operation_of(
    "deposit", "POST", "/accounts/{name}", replies={201: Balance}, **DEPOSIT_FACTS
)

bank = Contract(
    title="bank",
    operations=(DEPOSIT,),
    errors=(Closed, Broken),
    error_body=problem_details,
)

Depositing: TypeAlias = Callable[[Deposit, Context], Awaitable[object]]


def bank_router(work: Depositing, operation: Operation = DEPOSIT) -> ContractRouter:
    """Binds the counter to who works at it."""
    router = ContractRouter()

    @router.operation(operation)
    async def deposit(
        params: Annotated[Account, Path()],
        headers: Annotated[Key, Header()],
        body: Deposit,
        context: Call,
    ) -> object:
        return await work(body, context)

    return router
