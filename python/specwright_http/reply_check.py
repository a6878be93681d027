"""The checking of what a handler gives, before a byte of it leaves the house."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails, PydanticSerializationError

from .adapter import adapter_of
from .answer import Answer, Content
from .bad_fields import place
from .contract_fault import ContractFault
from .fault_words import in_words
from .json_text import json_text
from .lone_surrogates import faults_of
from .operation import Media, Operation
from .refusal import Refusal
from .refused import Refused
from .reply import EmptyReply, Reply

ReplyChecker: TypeAlias = Callable[[object], Answer | Refused]
"""An answer ready to go, or a refusal that is declared; else a ContractFault."""

Fill: TypeAlias = Callable[[object], Content | None]

LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class _Nothing:
    """What an answer has for a body that never has one."""


NOTHING = _Nothing()


def reply_checker(operation: Operation) -> ReplyChecker:
    """Prepares the checking once per operation."""
    fillers = {status: _filler_of(body) for status, body in operation.replies.items()}
    codes = frozenset(error.code for error in operation.errors)

    def fault(what: str) -> ContractFault:
        return ContractFault(f'The handler "{operation.id}" {what}.')

    def demand(headers: Mapping[str, str], key: int | str) -> None:
        given = {name.lower() for name in headers}
        for name in operation.reply_headers.get(key, ()):
            if name.lower() not in given:
                raise fault(f"left out the header {name} of {key}")

    def check(reply: object) -> Answer | Refused:
        if isinstance(reply, Refusal):
            if reply.code not in codes:
                raise fault(f"refused with {reply.code}, which is not declared")
            demand(reply.headers, reply.code)
            return Refused(reply.code, reply.detail, reply.errors, reply.headers, reply.field)
        if not isinstance(reply, Reply | EmptyReply):
            raise fault("answered nothing that has a status")
        fill = fillers.get(reply.status)
        if fill is None:
            raise fault(f"answered {reply.status}, which is not declared")
        demand(reply.headers, reply.status)
        body = reply.body if isinstance(reply, Reply) else NOTHING
        try:
            content = fill(body)
        except ContractFault as error:
            raise fault(f"answered {reply.status} {error}") from None
        return Answer(reply.status, reply.headers, content)

    return check


def _filler_of(declared: object) -> Fill:
    if declared is None:
        return _no_content
    if not isinstance(declared, Media):
        return _json_filler(adapter_of(declared), "application/json; charset=utf-8")
    if declared.model is None:
        return _media_filler(declared.type)
    return _json_filler(adapter_of(declared.model), declared.type)


def _no_content(body: object) -> None:
    if body is not NOTHING and body is not None:
        raise ContractFault("with a body, where none is declared")


def _media_filler(media: str) -> Fill:
    named = f"{media}; charset=utf-8" if media.startswith("text/") else media

    def fill(body: object) -> Content:
        if isinstance(body, str):
            return Content(named, LONE_SURROGATE.sub("\ufffd", body).encode())
        if not isinstance(body, bytes):
            raise ContractFault("without text or bytes")
        return Content(named, body)

    return fill


def _json_filler(adapter: TypeAdapter[Any], media: str) -> Fill:
    """What is written is what was checked: the plain data, not the objects it came from."""

    def fill(body: object) -> Content:
        if body is NOTHING:
            raise ContractFault("without its body")
        try:
            data = adapter.dump_python(body, by_alias=True, warnings=False)
            adapter.validate_python(data, by_alias=True, by_name=False)
        except ValidationError as error:
            faults = faults_of(error, adapter, data)
            if faults:
                raise ContractFault(f"with a body off its schema: {_places_of(faults)}") from None
        except PydanticSerializationError as error:
            raise ContractFault(f"with a body off its schema: {error}") from None
        return Content(media, json_text(data).encode())

    return fill


def _places_of(faults: Iterable[ErrorDetails]) -> str:
    return "; ".join(f"{place(fault['loc']) or '(all)'}: {in_words(fault)}" for fault in faults)
