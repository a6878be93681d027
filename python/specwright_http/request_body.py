"""The reading of a whole body, within its limit."""

from dataclasses import dataclass

from starlette.types import Receive

from .body_room import BodyRoom, KeptBody
from .exchange import Exchange
from .header_map import HeaderMap
from .refused import Refused

# A client that sends too much is heard out this many times the limit, so that it gets to read the
# refusal.
PATIENCE = 16


@dataclass(frozen=True, slots=True)
class BodyRules:
    """How bodies are kept."""

    limit: int
    """The largest body in bytes."""
    room: BodyRoom


class ClientGone(Exception):
    """The client disconnected before its request had ended. That is no fault."""


class TooMuch(ClientGone):
    """The client sent so much that it was not heard out."""


async def read_body(exchange: Exchange, receive: Receive, rules: BodyRules) -> bytes | Refused:
    """Reads a body within its limit; compressed ones are not understood.

    It holds its room until `let_go`.
    """
    headers = exchange.headers
    if not _may_have_body(headers):
        return b""
    if headers.get("content-encoding", "identity").lower() != "identity":
        return Refused("UNSUPPORTED_MEDIA_TYPE")
    kept = KeptBody(exchange.hang_up)
    exchange.kept = kept
    # One growing buffer: a client decides how many parts there are, and each would be an object.
    body = bytearray()
    size = 0
    more = True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            raise ClientGone("The client went away before its request had ended")
        part: bytes = message.get("body", b"")
        size += len(part)
        more = message.get("more_body", False)
        if size <= rules.limit:
            body += part
            rules.room.hold(kept, size)
        elif size > rules.limit * PATIENCE:
            raise TooMuch("The client was not heard out")
        else:
            body.clear()
            rules.room.leave(kept)
        if kept.given_up:
            raise TooMuch("The bodies of all clients together were too much")
    kept.complete = True
    return Refused("BODY_TOO_LARGE") if size > rules.limit else bytes(body)


def let_go(exchange: Exchange, rules: BodyRules) -> None:
    """Nobody needs the body of a request any more."""
    if exchange.kept is not None:
        rules.room.leave(exchange.kept)


def _may_have_body(headers: HeaderMap) -> bool:
    return "transfer-encoding" in headers or headers.get("content-length", "0") != "0"
