"""One operation as a route of FastAPI: matched, read and answered in the contract's order."""

from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import Receive, Scope, Send

from .answer_response import AnswerResponse
from .documentation import documented
from .exchange import exchange_of
from .faults import fault_response
from .handler import Context
from .operation import Operation
from .path_template import path_template
from .percent import percent_decoded
from .performer import Perform, Work
from .refused import Refused
from .request_body import let_go
from .runner import Arrival, Judge, Services, judge_of, perform_of
from .text_values import items_of, lists_of

Endpoint: TypeAlias = Callable[..., Awaitable[object]]
"""Takes the places of the input that its operation has, and `context`; gives a reply."""


@dataclass(frozen=True, slots=True)
class _Bound:
    """What serves the operation in one application."""

    services: Services
    judge: Judge
    perform: Perform


class ContractRoute(APIRoute):
    """A route that reads strictly what its operation declares.

    FastAPI documents it by the signature of its endpoint. It reads nothing itself: where FastAPI
    would be more lenient than the contract, or speak in other words, the kernel goes first.
    """

    def __init__(self, operation: Operation, endpoint: Endpoint, tags: list[str]) -> None:
        self.operation = operation
        self.template = path_template(operation.path)
        self._lists = lists_of(operation.params)
        self._bound: _Bound | None = None
        super().__init__(self.template.route, endpoint, tags=[*tags], **documented(operation))

    def bind(self, services: Services) -> None:
        """Makes it serve an application. Raises where that lacks something."""
        operation = self.operation
        judge, perform = judge_of(operation, services), perform_of(operation, services)
        self._bound = _Bound(services, judge, perform)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Matches the path as it was sent, so that an escaped slash is no slash."""
        if scope["type"] != "http":
            return Match.NONE, {}
        exchange = exchange_of(scope)
        match = self.template.pattern.fullmatch(exchange.canonical_path)
        if match is None or exchange.bad_path:
            return Match.NONE, {}
        params = self._params(match.groups())
        if params is None:
            exchange.bad_path = True
            return Match.NONE, {}
        if not self.answers(exchange.method):
            return Match.NONE, {}
        return Match.FULL, {"endpoint": self.endpoint, "path_params": params, "route": self}

    def _params(self, texts: Iterable[str]) -> dict[str, list[str]] | None:
        """Of a list, commas part the items before escapes are read: `%2C` is a comma within one."""
        params: dict[str, list[str]] = {}
        for name, text in zip(self.template.names, texts, strict=True):
            items = [percent_decoded(item) for item in self._items(name, text)]
            read = [item for item in items if item is not None]
            if len(read) < len(items):
                return None
            params[name] = read
        return params

    def _items(self, name: str, text: str) -> list[str]:
        return items_of(text) if name in self._lists else [text]

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers what matched; `matches` has seen to the method."""
        await self.app(scope, receive, send)

    def answers(self, method: str) -> bool:
        """Whether the route is for a method; HEAD is GET without its body."""
        declared = self.operation.method
        return method == declared or (method == "HEAD" and declared == "GET")

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """What FastAPI calls for a request that matched."""
        return self._respond

    async def _respond(self, request: Request) -> Response:
        bound = self._bound
        if bound is None:
            raise TypeError(f'"{self.operation.id}" is served by no application yet.')
        exchange = exchange_of(request.scope)
        exchange.operation = self.operation
        try:
            fit = await bound.judge(Arrival(exchange, request.path_params, request.receive))
            if isinstance(fit, Refused):
                return AnswerResponse(exchange, bound.services.refuse(fit, exchange))
            answer = await bound.perform(Work(exchange, fit.values, fit.raw_body, self._handle))
            return AnswerResponse(exchange, answer)
        except Exception as error:
            return fault_response(exchange, error, bound.services.refuse)
        finally:
            let_go(exchange, bound.services.bodies)

    def _handle(self, values: Mapping[str, object], context: Context) -> Awaitable[object]:
        reply: Awaitable[object] = self.endpoint(**values, context=context)
        return reply
