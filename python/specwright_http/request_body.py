"""The reading of a whole body, within its limit."""

from starlette.types import Receive

from .header_map import HeaderMap
from .refused import Refused

# A client that sends too much is heard out this many times the limit, so that it gets to read the
# refusal.
PATIENCE = 16


class ClientGone(Exception):
    """The client went away before its request had ended. That is nobody's fault."""


class TooMuch(ClientGone):
    """The client sent so much that it was not heard out."""


async def read_body(headers: HeaderMap, receive: Receive, limit: int) -> bytes | Refused:
    """Reads a body of at most `limit` bytes; compressed ones are not understood."""
    if not _may_have_body(headers):
        return b""
    if headers.get("content-encoding", "identity").lower() != "identity":
        return Refused("UNSUPPORTED_MEDIA_TYPE")
    # One growing buffer: a client decides how many parts there are, and each would be an object.
    body = bytearray()
    size = 0
    more = True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            raise ClientGone("The client went away before its request had ended")
        chunk: bytes = message.get("body", b"")
        size += len(chunk)
        if size <= limit:
            body += chunk
        elif size > limit * PATIENCE:
            raise TooMuch("The client was not heard out")
        more = message.get("more_body", False)
    return Refused("BODY_TOO_LARGE") if size > limit else bytes(body)


def _may_have_body(headers: HeaderMap) -> bool:
    return "transfer-encoding" in headers or headers.get("content-length", "0") != "0"
