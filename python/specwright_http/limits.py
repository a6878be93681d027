"""How much of everything one client may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a client may take before it is hung up on; times in seconds."""

    headers_timeout: float = 10
    """For all headers of a request to arrive."""
    request_timeout: float = 30
    """For all of a request to arrive."""
    # Longer than clients and balancers keep a connection, so that they hang up first and no
    # request meets a closed connection.
    keep_alive_timeout: int = 65
    """For an idle connection."""
    answer_timeout: float = 30
    """For an answer to be taken once it is given."""
    header_bytes: int = 16 * 1024
    """All headers together, the request line among them; and as many trailers, which nobody sees."""
    headers: int = 100
    """How many headers a request has."""
    connections: int = 10_000
    """At once; more are hung up on."""
    discarded_bytes: int = 16_000_000
    """Of a body, after its request was answered; a client that sends more is disconnected."""
