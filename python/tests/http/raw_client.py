"""A client that sends exactly what it is given, byte by byte."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Heard:
    """An answer as it came over the wire."""

    status: int
    headers: dict[str, str]
    body: bytes


async def say(url: str, *pieces: bytes) -> bytes:
    """Writes piece by piece and gives back all that the server said until it hung up."""
    parts = urlsplit(url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    heard = b""
    try:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
        while more := await reader.read(65_536):
            heard += more
    except ConnectionError:
        pass
    finally:
        writer.close()
    return heard


async def send_raw(
    url: str, method: str, target: str, headers: Sequence[Sequence[str]], body: str
) -> Heard:
    """Sends a request whose texts are Latin-1, and reads its answer."""
    own = "".join(f"{name}: {value}\r\n" for name, value in headers)
    length = f"Content-Length: {len(body)}\r\n" if body else ""
    head = f"{method} {target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{own}{length}\r\n"
    heard = await say(url, (head + body).encode("latin-1"))
    top, _, rest = heard.partition(b"\r\n\r\n")
    line, *fields = top.decode("latin-1").split("\r\n")
    pairs = (field.partition(":") for field in fields)
    named = {name.lower(): value.strip() for name, _, value in pairs}
    return Heard(int(line.split(" ")[1]), named, rest)
