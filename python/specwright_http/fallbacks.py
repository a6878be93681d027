"""What is answered where no operation is: health, the description, and the ways to be wrong."""

from collections.abc import Mapping, Sequence

from fastapi import FastAPI

from .answer import Answer, Content
from .answer_response import AnswerResponse
from .contract_route import ContractRoute
from .exchange import Exchange
from .json_text import json_text
from .refused import Refused
from .reserved import refused_in_words
from .runner import Services

JSON = "application/json; charset=utf-8"
HEALTHY = Answer(200, {}, Content(JSON, b'{"status":"ok"}'))
READING = frozenset({"GET", "HEAD"})


class Fallbacks:
    """Answers what fits no route of the contract."""

    def __init__(
        self,
        app: FastAPI,
        routes: Sequence[ContractRoute],
        services: Services,
        openapi_url: str | None,
    ) -> None:
        self._app = app
        self._templates = [(route.operation.method, route.template.pattern) for route in routes]
        self._refuse = services.refuse
        self._catalogue = services.catalogue
        self._rate_limiter, self._exempt = services.rate_limiter, services.exempt
        self._openapi_url = openapi_url

    def response(self, exchange: Exchange) -> AnswerResponse:
        """The answer to a request that no operation takes."""
        return AnswerResponse(exchange, self._answer(exchange))

    def _answer(self, exchange: Exchange) -> Answer:
        # An address that guesses paths is rate-limited like one that finds operations.
        if self._rate_limiter is not None and exchange.path not in self._exempt:
            wait = self._rate_limiter(exchange, None)
            if wait is not None:
                return self._refuse(wait, exchange)
        if exchange.bad_path:
            words = "The path is not percent-encoded properly"
            refused = refused_in_words(self._catalogue, "VALIDATION_FAILED", words)
            return self._refuse(refused, exchange)
        if exchange.method in READING and exchange.canonical_path == "/healthz":
            return HEALTHY
        if exchange.method in READING and exchange.canonical_path == self._openapi_url:
            return Answer(200, {}, Content(JSON, json_text(self._app.openapi()).encode()))
        return self._refuse(self._refusal(exchange.canonical_path), exchange)

    def _refusal(self, path: str) -> Refused:
        methods = {method for method, pattern in self._templates if pattern.fullmatch(path)}
        if path in ("/healthz", self._openapi_url):
            methods.add("GET")
        if "GET" in methods:
            methods.add("HEAD")
        if not methods:
            return Refused("ROUTE_NOT_FOUND")
        headers: Mapping[str, str] = {"Allow": ", ".join(sorted(methods))}
        return Refused("METHOD_NOT_ALLOWED", headers=headers)
