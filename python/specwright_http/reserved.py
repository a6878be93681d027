"""The errors that the kernel answers by itself, on any operation."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from .error_template import Template
from .operation import Contract
from .refused import Refused


@dataclass(frozen=True, slots=True)
class ErrorEntry:
    """One line of the error catalogue."""

    status: int
    title: str
    message: str
    wire: str | int | None = None
    """The code as it travels, where that is not its name."""
    type: str | None = None
    """The URI that names the kind, where the specification says one."""
    body: Template = None
    """What the whole body is filled from, where the specification writes it out."""
    form: int = 0
    """Which of the contract's bodies it has."""
    name: str | None = None
    """What a code of the kernel is called here, where that is another name."""


reserved: Mapping[str, ErrorEntry] = MappingProxyType(
    {
        "BODY_TOO_LARGE": ErrorEntry(413, "Content Too Large", "The request is too large"),
        "FORBIDDEN": ErrorEntry(403, "Forbidden", "You may not do this"),
        "IDEMPOTENCY_KEY_REUSED": ErrorEntry(
            422, "Unprocessable Content", "This key was used for another request"
        ),
        "INTERNAL_ERROR": ErrorEntry(
            500, "Internal Server Error", "Something went wrong on our side"
        ),
        "MALFORMED_JSON": ErrorEntry(400, "Bad Request", "The request is not valid JSON"),
        "METHOD_NOT_ALLOWED": ErrorEntry(405, "Method Not Allowed", "This cannot be done here"),
        # Of no specification: the answer of what is still to be written.
        "NOT_IMPLEMENTED": ErrorEntry(501, "Not Implemented", "This is not written yet"),
        "RATE_LIMITED": ErrorEntry(429, "Too Many Requests", "Too many requests, please wait"),
        "REQUEST_IN_PROGRESS": ErrorEntry(
            409, "Conflict", "The first request with this key is still running"
        ),
        "ROUTE_NOT_FOUND": ErrorEntry(404, "Not Found", "There is nothing here"),
        "UNAUTHENTICATED": ErrorEntry(401, "Unauthorized", "Please sign in"),
        "UNSUPPORTED_MEDIA_TYPE": ErrorEntry(
            415, "Unsupported Media Type", "This media type is not understood here"
        ),
        "VALIDATION_FAILED": ErrorEntry(
            400, "Bad Request", "Something in the request is not right"
        ),
    }
)
"""A handler may give only VALIDATION_FAILED and FORBIDDEN of them, where they are declared.

A line of the same code in a specification's catalogue wins over the one here.
"""


def refused_in_words(catalogue: Mapping[str, ErrorEntry], code: str, words: str) -> Refused:
    """A refusal of the kernel's own. Its words are for specifications that have none for this code."""
    has_none = catalogue[code].message == reserved[code].message
    return Refused(code, detail=words if has_none else None)


def catalogue_of(contract: Contract) -> Mapping[str, ErrorEntry]:
    """The catalogue of a contract, completed by the kernel's own codes."""
    declared = {
        error.code: ErrorEntry(
            error.status,
            error.title,
            error.message,
            error.wire,
            error.type,
            error.body,
            error.form,
        )
        for error in contract.errors
    }
    renamed = {code: _named(declared[name], name) for code, name in contract.renamed.items()}
    return MappingProxyType({**reserved, **declared, **renamed})


def _named(entry: ErrorEntry, name: str) -> ErrorEntry:
    wire = name if entry.wire is None else entry.wire
    return replace(entry, wire=wire, type=entry.type or kind_of(name), name=name)


def kind_of(code: str) -> str:
    """The URI that names the kind of a code, where the specification says none."""
    return f"urn:problem:{code.lower().replace('_', '-')}"
