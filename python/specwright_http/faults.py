"""Our own faults: reported to the log, not to the client."""

from .answer import Refuser
from .answer_response import AnswerResponse
from .exchange import Exchange
from .not_implemented import NotWritten
from .refused import Refused
from .request_body import ClientGone, TooMuch


def fault_response(exchange: Exchange, error: Exception, refuse: Refuser) -> AnswerResponse:
    """The answer to what went wrong. A client that disconnected is no fault."""
    if isinstance(error, NotWritten):
        refused = Refused("NOT_IMPLEMENTED", detail=str(error))
        return AnswerResponse(exchange, refuse(refused, exchange))
    if isinstance(error, TooMuch) and exchange.hang_up is not None:
        exchange.hang_up()
    fault = None if isinstance(error, ClientGone) else error
    return AnswerResponse(exchange, refuse(Refused("INTERNAL_ERROR"), exchange), fault)
