"""What FastAPI gets to know of an operation, so that /openapi.json describes the contract."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, TypeAlias

from starlette.responses import JSONResponse, Response

from .operation import Credential, Media, Operation, model_of
from .refusal import Refusal

Described: TypeAlias = dict[str, Any]
"""A part of an OpenAPI description."""

CODES = "x-codes"
"""Marks the answers that are refusals, and names their codes."""


def documented(operation: Operation) -> Described:
    """The arguments of a route that describe its operation."""
    (status, body), *others = operation.replies.items()
    responses: dict[int | str, Described] = {
        other: _answer(operation, other, kind) for other, kind in others
    }
    main = _answer(operation, status, body)
    model = main.pop("model", None)
    description = main.pop("description")
    for refused, codes in _refusals_by_status(operation).items():
        coded = _refusal(operation, codes)
        own = responses.get(refused)
        responses[refused] = coded if own is None else _either(own, coded)
    for digit, body in operation.classes.items():
        responses[f"{digit}XX"] = _class(digit, body)
    return {
        "methods": [operation.method],
        "operation_id": operation.id,
        "summary": operation.summary,
        "description": operation.description,
        "deprecated": operation.deprecated or None,
        "status_code": status,
        "response_model": model,
        "response_class": JSONResponse if model is not None else Response,
        "response_description": description,
        "responses": {status: main, **responses} if main else responses,
        "openapi_extra": _extra(operation),
    }


def _either(own: Described, coded: Described) -> Described:
    """A status that has a body of its own and codes beside it: a header of either may be absent."""
    headers = {**coded.get("headers", {}), **own.get("headers", {})}
    optional = {name: {"schema": header["schema"]} for name, header in headers.items()}
    return {**own, **coded} | ({"headers": optional} if optional else {})


def _class(digit: int, body: object) -> Described:
    who = "the request" if digit == 4 else "the server"
    described: Described = {"description": f"Any other fault of {who}"}
    if isinstance(body, Media) and body.model is None:
        return described | {"content": {body.type: {"schema": media_schema(body.type)}}}
    return described | {"model": model_of(body)}


def _answer(operation: Operation, status: int, body: object) -> Described:
    described: Described = {"description": _phrase(status)}
    headers = {name: _header(required=True) for name in operation.reply_headers.get(status, ())}
    if headers:
        described["headers"] = headers
    if isinstance(body, Media) and body.model is None:
        described["content"] = {body.type: {"schema": media_schema(body.type)}}
    elif body is not None:
        described["model"] = model_of(body)
    return described


def _phrase(status: int) -> str:
    phrase = HTTPStatus(status).phrase
    return phrase if phrase.isupper() else phrase.capitalize()


def media_schema(media: str) -> Described:
    """A text is a text; of anything else nothing is known but its bytes."""
    return {"type": "string"} if media.startswith("text/") else {}


def _refusals_by_status(operation: Operation) -> Mapping[int, list[type[Refusal]]]:
    by_status: dict[int, list[type[Refusal]]] = {}
    every = {error.code: error for error in (*operation.errors, *operation.refusals)}
    for _, error in sorted(every.items()):
        by_status.setdefault(error.status, []).append(error)
    return by_status


def _refusal(operation: Operation, errors: list[type[Refusal]]) -> Described:
    demanded = [set(operation.reply_headers.get(error.code, ())) for error in errors]
    always = set.intersection(*demanded)
    headers = {name: _header(required=name in always) for name in sorted(set.union(*demanded))}
    described: Described = {
        "description": "\n\n".join(f"`{error.code}`: {error.message}" for error in errors),
        CODES: [error.code for error in errors],
    }
    return described | ({"headers": headers} if headers else {})


def _header(*, required: bool) -> Described:
    schema = {"schema": {"type": "string"}}
    return {"required": True, **schema} if required else schema


def security_scheme(credential: Credential) -> Described:
    """Where tokens of OAuth come from is no part of a contract."""
    if credential.oauth:
        return {"type": "oauth2", "flows": {}}
    if credential.location == "authorization":
        return {"type": "http", "scheme": credential.at.lower()}
    return {"type": "apiKey", "in": credential.location, "name": credential.at}


def _extra(operation: Operation) -> Described:
    extra: Described = {"x-requirements": list(operation.requirements)}
    if operation.body is not None and operation.missing_body != "refused":
        extra["requestBody"] = {"required": False}
    authentication = operation.authentication
    if authentication is not None:
        ways = [
            {need.credential.name: list(need.roles) for need in way} for way in authentication.ways
        ]
        extra["security"] = ways if authentication.required else [*ways, {}]
    return extra
