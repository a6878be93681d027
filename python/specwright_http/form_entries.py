"""What a form holds, before it is known what its values are."""

import logging
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from .percent import percent_decoded
from .uploaded_file import UploadedFile

Sent: TypeAlias = str | UploadedFile

FormEntries: TypeAlias = list[tuple[str, Sent]]
"""In their order: a name stands as often as it was sent."""

FormFault: TypeAlias = Literal["unreadable", "too many"]

# It warns of each byte that a client gets wrong, and clients decide how many these are.
logging.getLogger("python_multipart").setLevel(logging.CRITICAL)

#: No honest form comes near, and each entry costs more than its bytes.
MOST_ENTRIES = 1000


def encoded_entries(data: bytes) -> FormEntries | FormFault:
    """Reads `application/x-www-form-urlencoded`, as strictly as a query."""
    if data.count(b"&") >= MOST_ENTRIES:
        return "too many"
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return "unreadable"
    entries: FormEntries = []
    for pair in text.split("&"):
        if pair == "":
            continue
        raw_name, _, raw_value = pair.partition("=")
        name = percent_decoded(raw_name.replace("+", " "))
        value = percent_decoded(raw_value.replace("+", " "))
        if name is None or value is None:
            return "unreadable"
        entries.append((name, value))
    return entries


class _TooManyError(Exception):
    """More parts than are read."""


class _NamelessError(Exception):
    """A part that does not say which value it is."""


@dataclass(slots=True)
class _Parts:
    """The parts as the parser finds them."""

    entries: FormEntries = field(default_factory=list)
    count: int = 0
    ended: bool = False
    headers: dict[str, str] = field(default_factory=dict)
    name: bytearray = field(default_factory=bytearray)
    value: bytearray = field(default_factory=bytearray)
    data: bytearray = field(default_factory=bytearray)

    def begin(self) -> None:
        self.count += 1
        if self.count > MOST_ENTRIES:
            raise _TooManyError
        self.headers = {}
        self.data = bytearray()

    def header_name(self, data: bytes, start: int, end: int) -> None:
        self.name += data[start:end]

    def header_value(self, data: bytes, start: int, end: int) -> None:
        self.value += data[start:end]

    def header_end(self) -> None:
        name = self.name.decode("latin-1").lower()
        self.headers.setdefault(name, self.value.decode("latin-1"))
        self.name, self.value = bytearray(), bytearray()

    def take(self, data: bytes, start: int, end: int) -> None:
        self.data += data[start:end]

    def finish(self) -> None:
        disposition, options = parse_options_header(self.headers.get("content-disposition", ""))
        if disposition != b"form-data" or b"name" not in options:
            raise _NamelessError
        name = options[b"name"].decode("utf-8", "replace")
        if b"filename" in options:
            said, _ = parse_options_header(self.headers.get("content-type", ""))
            media = said.decode("latin-1") or "text/plain"
            file_name = options[b"filename"].decode("utf-8", "replace")
            self.entries.append((name, UploadedFile(_base(file_name), media, bytes(self.data))))
        else:
            self.entries.append((name, self.data.decode("utf-8", "replace")))

    def end(self) -> None:
        self.ended = True


def _base(name: str) -> str:
    """The last part of a path, of which only a name is of use."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "" if last in (".", "..") else last


def entries_of_parts(content_type: str, data: bytes) -> FormEntries | FormFault:
    """Reads `multipart/form-data`.

    All bytes are there already, within the limit of bodies. The parser is the one that Starlette
    reads forms with; no file is written to a disk.
    """
    _, options = parse_options_header(content_type)
    if b"boundary" not in options:
        return "unreadable"
    parts = _Parts()
    try:
        parser = MultipartParser(
            options[b"boundary"],
            {
                "on_part_begin": parts.begin,
                "on_header_field": parts.header_name,
                "on_header_value": parts.header_value,
                "on_header_end": parts.header_end,
                "on_part_data": parts.take,
                "on_part_end": parts.finish,
                "on_end": parts.end,
            },
        )
        parser.write(data)
        parser.finalize()
    except _TooManyError:
        return "too many"
    except (FormParserError, _NamelessError):
        return "unreadable"
    return parts.entries if parts.ended else "unreadable"
