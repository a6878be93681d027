"""What the specification says of one method and path. Pure data: the kernel serves by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from .error_body import ErrorBody
from .model import Model
from .refusal import Refusal

Method: TypeAlias = Literal["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


@dataclass(frozen=True, slots=True)
class Media:
    """A body that is not `application/json`: `Media("text/plain")`, or `Media("application/vnd.api+json", Page)`."""

    type: str
    model: object = None
    """The type of a form, or of JSON by another name; None: nothing is known but its bytes."""


def model_of(body: object) -> object:
    """The type of a body that has one."""
    return body.model if isinstance(body, Media) else body


#: The type of a JSON body (`models.Order`, `ListOf[models.Order]`, …), a media type, or None where there is no body.
Body: TypeAlias = object


@dataclass(frozen=True, slots=True)
class Credential:
    """A credential, by which a caller is authenticated."""

    name: str
    """As the specification calls it."""
    location: Literal["authorization", "header", "query", "cookie"]
    at: str
    """The name of the header, the parameter or the cookie; of the Authorization header the scheme."""
    schema: object = None
    """What it looks like, where that is more than any text."""
    missing: str = "UNAUTHENTICATED"
    bad: str = "UNAUTHENTICATED"
    """The codes where none was sent, and where what was sent is none."""
    oauth: bool = False
    """Whether it is a token of OAuth 2, whose roles are scopes."""


@dataclass(frozen=True, slots=True)
class Need:
    """A credential, and the roles or scopes that its caller has: all of them."""

    credential: Credential
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Authentication:
    """Who may call, and whether coming without credentials is fine."""

    ways: tuple[tuple[Need, ...], ...]
    """One of them is enough; of one, each credential is needed."""
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation of the contract."""

    id: str
    method: Method
    path: str
    """As the specification writes it: `/api/products/{id}`."""
    capability: str
    summary: str
    description: str
    requirements: tuple[str, ...]
    """Ids of the requirements that name the operation, the one that declares it first."""
    authentication: Authentication | None = None
    deprecated: bool = False
    """It works, and new clients do without it."""
    caller: str | None = None
    """The place that names the caller: `body.userId`, `query.userId`."""
    params: type[Model] | None = None
    query: type[Model] | None = None
    headers: type[Model] | None = None
    body: Body = None
    missing_body: Literal["refused", "empty", "null"] = "refused"
    """A missing body is refused, or counts as `{}`, or is None to the handler."""
    comma: tuple[str, ...] = ()
    """The lists of the query whose items commas part."""
    replies: Mapping[int, Body]
    classes: Mapping[int, Body] = field(default_factory=dict)
    """What any other status has by its first digit; this kernel gives none."""
    errors: tuple[type[Refusal], ...]
    """What a handler may refuse with."""
    refusals: tuple[type[Refusal], ...] = ()
    """What the kernel refuses with besides."""
    codes: Mapping[str, str] = field(default_factory=dict)
    """The errors of what is wrong with a value that has none of its own, by its cause."""
    reply_headers: Mapping[int | str, tuple[str, ...]] = field(default_factory=dict)
    """Headers an answer must have, by its status or, for a refusal, its code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """Everything a server promises."""

    title: str
    version: str = "0.0.0"
    operations: tuple[Operation, ...]
    errors: tuple[type[Refusal], ...]
    error_body: ErrorBody
    other_bodies: tuple[ErrorBody, ...] = ()
    """Those of further catalogues."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Codes of the kernel that have another name here, by their own."""
    credentials: Mapping[str, Credential] = field(default_factory=dict)
    """Those that some operation asks for, by name."""
