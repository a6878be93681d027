"""One request as its route sees it."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope

from .answer_response import AnswerResponse
from .performer import Handle, Perform
from .runner import Fit


class Call(Request):
    """A request that is fit for its handler. It is a Request, so that FastAPI hands it through."""

    def __init__(self, scope: Scope, receive: Receive, fit: Fit, perform: Perform) -> None:
        super().__init__(scope, receive)
        self._fit = fit
        self._perform = perform

    async def answer(self, handle: Handle) -> Response:
        """Lets the handler work, at most once per key, and checks its reply."""
        answer = await self._perform(self._fit.work(handle))
        return AnswerResponse(self._fit.exchange, answer)
