"""Things with a field of every type, beside the library: what both kernels must answer alike."""

from collections.abc import Awaitable, Mapping
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from fastapi import Body, Header, Path, Query
from pydantic import MISSING, Field

from specwright_http.handler import Context
from specwright_http.model import Model
from specwright_http.operation import Contract, Media
from specwright_http.refusal import Refusal
from specwright_http.routing import Call, ContractRouter
from specwright_http.rules import Length, Pattern, Rules
from specwright_http.types import (
    DOUBLE,
    WHOLE,
    Binary,
    Date,
    DateTime,
    Email,
    File,
    Integer,
    ListOf,
    MapOf,
    Number,
    Uri,
    Uuid,
)

from .library import Work, library, operation_of

Colour: TypeAlias = Literal["RED", "GREEN"]


class Part(Model):
    name: str
    colour: Colour


class Needed(Model):
    text: str
    whole: Integer
    number: Number
    flag: bool
    date: Date
    at: DateTime
    mail: Email
    link: Uri
    uuid: Uuid
    data: Binary
    colour: Colour
    list: ListOf[Integer]
    grid: ListOf[ListOf[str]]
    map: MapOf[Integer]
    part: Part


class Thing(Model):
    short: Annotated[str, Field(min_length=2, max_length=4)] | MISSING = MISSING
    user: Annotated[str, Field(pattern="^user_[0-9]+$")] | MISSING = MISSING
    both: Annotated[str, Rules(Length(3), Pattern("^a", code="NOT_A"))] | MISSING = MISSING
    between: Annotated[int, Field(gt=0, lt=10), WHOLE] | MISSING = MISSING
    from_: Annotated[
        Annotated[float, Field(ge=-1.5, le=1e21), DOUBLE] | MISSING, Field(alias="from")
    ] = MISSING
    text: str | MISSING = MISSING
    whole: Integer | MISSING = MISSING
    number: Number | MISSING = MISSING
    flag: bool | MISSING = MISSING
    date: Date | MISSING = MISSING
    at: DateTime | MISSING = MISSING
    mail: Email | MISSING = MISSING
    link: Uri | MISSING = MISSING
    uuid: Uuid | MISSING = MISSING
    data: Binary | MISSING = MISSING
    colour: Colour | MISSING = MISSING
    list: ListOf[Integer] | MISSING = MISSING
    grid: ListOf[ListOf[str]] | MISSING = MISSING
    map: MapOf[Integer] | MISSING = MISSING
    part: Part | MISSING = MISSING
    pair: (
        Annotated[
            ListOf[Annotated[int, Field(ge=1), WHOLE]],
            Rules(Length(min=2, code="NOT_A"), Length(max=3)),
        ]
        | MISSING
    ) = MISSING
    few: Annotated[ListOf[Annotated[int, Field(ge=1), WHOLE]], Length(1, 3)] | MISSING = MISSING
    marks: Annotated[MapOf[str], Length(1, 2)] | MISSING = MISSING
    parts: ListOf[Part] | MISSING = MISSING
    anything: Any | MISSING = MISSING
    nullable: Integer | MISSING | None = MISSING
    initial: str = "as it was"


class ThingParams(Model):
    first_name: Annotated[str, Field(alias="first-name")]
    kind: Literal["a", "b"]


class ThingQuery(Model):
    whole: Integer | MISSING = MISSING
    wholes: ListOf[Integer] | MISSING = MISSING
    flag: bool | MISSING = MISSING
    colour: Colour | MISSING = MISSING
    nullable: Integer | MISSING | None = MISSING
    initial: Number = 0.5


class Address(Model):
    city: str
    floor: Integer | MISSING = MISSING
    next: "Address | MISSING" = MISSING


class Filled(Model):
    text: str
    whole: Integer | MISSING | None = MISSING
    flag: bool = False
    colour: Colour | MISSING = MISSING
    list: ListOf[Integer] | MISSING = MISSING
    anything: Any | MISSING = MISSING
    map: MapOf[Integer] | MISSING = MISSING
    address: Address | MISSING = MISSING
    parts: ListOf[Part] | MISSING = MISSING
    page_size: Annotated[Integer | MISSING, Field(alias="page[size]")] = MISSING


class Inner(Model):
    city: str
    all: ListOf[Part]


class Needs(Model):
    list: ListOf[Integer]
    map: MapOf[Integer]
    inner: Inner
    maybe: ListOf[Integer] | None


class Parted(Filled):
    file: File | MISSING = MISSING
    files: ListOf[File] | MISSING = MISSING


class CommaQuery(Model):
    wholes: ListOf[Integer]
    texts: ListOf[str] | MISSING = MISSING
    several: ListOf[str] | MISSING = MISSING


class ThingHeaders(Model):
    when: Annotated[Date | MISSING, Field(alias="X-When")] = MISSING
    whole: Annotated[Integer | MISSING, Field(alias="X-Whole")] = MISSING


class NotA(Refusal):
    """409: Not a"""

    code: ClassVar[str] = "NOT_A"
    status: ClassVar[int] = 409
    title: ClassVar[str] = "Not a"
    message: ClassVar[str] = "It begins with a"


ANY = {200: Any}
PNG = Media("image/png")

POST_THING = operation_of("postThings", "POST", "/things", body=Thing, replies=ANY)
POST_NEEDED = operation_of("postNeeded", "POST", "/needed", body=Needed, replies=ANY)
POST_LIST = operation_of("postLists", "POST", "/lists", body=ListOf[Integer], replies=ANY)
ENCODED = "application/x-www-form-urlencoded"
POST_FORM = operation_of("postForm", "POST", "/form", body=Media(ENCODED, Filled), replies=ANY)
PATCH_FORM = operation_of("patchForm", "PATCH", "/form", body=Media(ENCODED, Needs), replies=ANY)
PATCH_PARTS = operation_of(
    "patchParts", "PATCH", "/parts", body=Media("multipart/form-data", Needs), replies=ANY
)
PUT_FORM = operation_of(
    "putForm", "PUT", "/form", body=Media(ENCODED, Part), missing_body="null", replies=ANY
)
POST_PARTS = operation_of(
    "postParts", "POST", "/parts", body=Media("multipart/form-data", Parted), replies=ANY
)
POST_VENDOR = operation_of(
    "postVendor",
    "POST",
    "/vendor",
    body=Media("application/vnd.a+json", Part),
    replies={200: Media("application/vnd.b+json", Any)},
)
PUT_MAYBE = operation_of("putMaybe", "PUT", "/maybe", body=Needed, missing_body="null", replies=ANY)
PUT_EMPTY = operation_of("putEmpty", "PUT", "/empty", body=Thing, missing_body="empty", replies=ANY)
PUT_MAP = operation_of("putMap", "PUT", "/map", body=MapOf[Integer], replies=ANY)
PUT_TEXT = operation_of(
    "putText", "PUT", "/text", body=Media("text/plain"), missing_body="null", replies=ANY
)
GET_COMMAS = operation_of(
    "getCommas", "GET", "/commas", query=CommaQuery, comma=("wholes", "texts"), replies=ANY
)
POST_PICTURE = operation_of("postPictures", "POST", "/pictures", body=PNG, replies={200: PNG})
GET_THING = operation_of(
    "getThings",
    "GET",
    "/things/{first-name}.{kind}",
    params=ThingParams,
    query=ThingQuery,
    headers=ThingHeaders,
    replies=ANY,
)
HEAD_HEADS = operation_of("headHeads", "HEAD", "/heads", replies={204: None})
OPTIONS_HEADS = operation_of("optionsHeads", "OPTIONS", "/heads", replies={204: None})

things = Contract(
    title="things",
    operations=(
        *library.operations,
        POST_THING,
        POST_NEEDED,
        POST_LIST,
        POST_FORM,
        PUT_FORM,
        PATCH_FORM,
        PATCH_PARTS,
        POST_PARTS,
        POST_VENDOR,
        PUT_MAYBE,
        PUT_EMPTY,
        PUT_MAP,
        PUT_TEXT,
        GET_COMMAS,
        POST_PICTURE,
        GET_THING,
        HEAD_HEADS,
        OPTIONS_HEADS,
    ),
    errors=(*library.errors, NotA),
    error_body=library.error_body,
)


def things_router(handlers: Mapping[str, Work]) -> ContractRouter:
    """Binds the operations of things to handlers by their ids."""
    router = ContractRouter(tags=["things"])

    def work(name: str, context: Context, **values: Any) -> Awaitable[object]:
        return handlers[name](values, context)

    @router.operation(POST_THING)
    async def post_thing(body: Thing, context: Call) -> object:
        return await work("postThings", context, body=body)

    @router.operation(POST_NEEDED)
    async def post_needed(body: Needed, context: Call) -> object:
        return await work("postNeeded", context, body=body)

    @router.operation(POST_LIST)
    async def post_list(body: Annotated[ListOf[Integer], Body()], context: Call) -> object:
        return await work("postLists", context, body=body)

    @router.operation(POST_FORM)
    async def post_form(body: Annotated[Filled, Body(media_type=ENCODED)], context: Call) -> object:
        return await work("postForm", context, body=body)

    @router.operation(PATCH_FORM)
    async def patch_form(body: Annotated[Needs, Body(media_type=ENCODED)], context: Call) -> object:
        return await work("patchForm", context, body=body)

    @router.operation(PATCH_PARTS)
    async def patch_parts(
        body: Annotated[Needs, Body(media_type="multipart/form-data")], context: Call
    ) -> object:
        return await work("patchParts", context, body=body)

    @router.operation(PUT_FORM)
    async def put_form(
        body: Annotated[Part | None, Body(media_type=ENCODED)], context: Call
    ) -> object:
        return await work("putForm", context, body=body)

    @router.operation(POST_PARTS)
    async def post_parts(
        body: Annotated[Parted, Body(media_type="multipart/form-data")], context: Call
    ) -> object:
        return await work("postParts", context, body=body)

    @router.operation(POST_VENDOR)
    async def post_vendor(
        body: Annotated[Part, Body(media_type="application/vnd.a+json")], context: Call
    ) -> object:
        return await work("postVendor", context, body=body)

    @router.operation(PUT_MAYBE)
    async def put_maybe(body: Annotated[Needed | None, Body()], context: Call) -> object:
        return await work("putMaybe", context, body=body)

    @router.operation(PUT_EMPTY)
    async def put_empty(body: Thing, context: Call) -> object:
        return await work("putEmpty", context, body=body)

    @router.operation(PUT_MAP)
    async def put_map(body: Annotated[MapOf[Integer], Body()], context: Call) -> object:
        return await work("putMap", context, body=body)

    @router.operation(PUT_TEXT)
    async def put_text(
        body: Annotated[str | None, Body(media_type="text/plain")], context: Call
    ) -> object:
        return await work("putText", context, body=body)

    @router.operation(GET_COMMAS)
    async def get_commas(query: Annotated[CommaQuery, Query()], context: Call) -> object:
        return await work("getCommas", context, query=query)

    @router.operation(POST_PICTURE)
    async def post_picture(
        body: Annotated[bytes, Body(media_type="image/png")], context: Call
    ) -> object:
        return await work("postPictures", context, body=body)

    @router.operation(GET_THING)
    async def get_thing(
        params: Annotated[ThingParams, Path()],
        query: Annotated[ThingQuery, Query()],
        headers: Annotated[ThingHeaders, Header()],
        context: Call,
    ) -> object:
        return await work("getThings", context, params=params, query=query, headers=headers)

    @router.operation(HEAD_HEADS)
    async def head_heads(context: Call) -> object:
        return await work("headHeads", context)

    @router.operation(OPTIONS_HEADS)
    async def options_heads(context: Call) -> object:
        return await work("optionsHeads", context)

    return router
