"""A lending library: a small contract with everything a contract can hold, for the tests of the kernel."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Annotated, Any, ClassVar, TypeAlias

from fastapi import Body, Header, Path, Query
from pydantic import MISSING, Field

from specwright_http.handler import Context
from specwright_http.model import Model
from specwright_http.operation import (
    Authentication,
    Contract,
    Credential,
    Media,
    Need,
    Operation,
)
from specwright_http.problem import problem_details
from specwright_http.refusal import Refusal
from specwright_http.routing import Call, ContractRouter
from specwright_http.rules import Length, Range, Rules
from specwright_http.types import WHOLE, Integer, ListOf, Number


class Tag(Model):
    name: str


class Book(Model):
    """A book of the library."""

    title: Annotated[str, Length(min=1, max=10, code="TITLE_TOO_LONG")]
    pages: Annotated[int, Rules(Range(ge=1), Range(le=9999, code="TOO_THICK")), WHOLE] = 100
    tags: ListOf[Tag] | MISSING = MISSING
    note: str | MISSING | None = MISSING
    borrower: str | MISSING = MISSING


class BooksQuery(Model):
    limit: Annotated[int, Field(ge=1, le=50), WHOLE] = 20
    tag: ListOf[str] | MISSING = MISSING
    ratio: Number | MISSING = MISSING
    lent: bool | MISSING = MISSING
    borrower: str | MISSING = MISSING


class BookNumber(Model):
    id: Integer


class BookName(Model):
    id: str


class TextHeaders(Model):
    if_match: Annotated[str, Field(alias="If-Match")]
    copies: Annotated[Integer | MISSING, Field(alias="X-Copies")] = MISSING


class LentOut(Refusal):
    """409: Lent out"""

    code: ClassVar[str] = "LENT_OUT"
    status: ClassVar[int] = 409
    title: ClassVar[str] = "Lent out"
    message: ClassVar[str] = "Somebody else reads it"


class TitleTooLong(Refusal):
    """400: Title too long"""

    code: ClassVar[str] = "TITLE_TOO_LONG"
    status: ClassVar[int] = 400
    title: ClassVar[str] = "Title too long"
    message: ClassVar[str] = "A title has ten letters"


class TooThick(Refusal):
    """422: Too thick"""

    code: ClassVar[str] = "TOO_THICK"
    status: ClassVar[int] = 422
    title: ClassVar[str] = "Too thick"
    message: ClassVar[str] = "Nobody reads that"
    body: ClassVar[object] = {"members": [["why", ["thick"]]]}


BEARER = Credential("Bearer", "authorization", "Bearer")


def operation_of(name: str, method: Any, path: str, **rest: Any) -> Operation:
    """An operation, of which only what matters is said."""
    facts = {"summary": name, "description": "", "requirements": (), "errors": ()} | rest
    return Operation(id=name, method=method, path=path, capability="library", **facts)


GET_BOOKS = operation_of(
    "getBooks", "GET", "/books", query=BooksQuery, caller="query.borrower", replies={200: Any}
)
GET_BOOK = operation_of(
    "getBooksById",
    "GET",
    "/books/{id}",
    params=BookNumber,
    replies={200: Book, 204: None, 303: None},
    reply_headers={303: ("Location",), "LENT_OUT": ("Retry-After",)},
    errors=(LentOut,),
)
GET_NEWEST = operation_of("getBooksNewest", "GET", "/books/newest", replies={200: Book})
POST_BOOK = operation_of(
    "postBooks", "POST", "/books", body=Book, caller="body.borrower", replies={201: Book}
)
PUT_TEXT = operation_of(
    "putBooksByIdText",
    "PUT",
    "/books/{id}/text",
    params=BookName,
    headers=TextHeaders,
    body=Media("text/plain"),
    replies={200: Media("text/plain")},
)
DELETE_BOOK = operation_of(
    "deleteBooksById",
    "DELETE",
    "/books/{id}",
    params=BookName,
    authentication=Authentication(((Need(BEARER, ("librarian",)),),), True),
    replies={204: None},
)

library = Contract(
    title="library",
    operations=(GET_BOOKS, GET_BOOK, GET_NEWEST, POST_BOOK, PUT_TEXT, DELETE_BOOK),
    errors=(LentOut, TitleTooLong, TooThick),
    error_body=problem_details,
)

Input: TypeAlias = Mapping[str, Any]
Work: TypeAlias = Callable[[Input, Context], Awaitable[object]]


def library_router(handlers: Mapping[str, Work]) -> ContractRouter:
    """Binds the operations of the library to handlers by their ids."""
    router = ContractRouter(tags=["library"])

    def work(name: str, context: Context, **values: Any) -> Awaitable[object]:
        return handlers[name](values, context)

    @router.operation(GET_BOOKS)
    async def get_books(query: Annotated[BooksQuery, Query()], context: Call) -> object:
        return await work("getBooks", context, query=query)

    @router.operation(GET_BOOK)
    async def get_book(params: Annotated[BookNumber, Path()], context: Call) -> object:
        return await work("getBooksById", context, params=params)

    @router.operation(GET_NEWEST)
    async def get_newest(context: Call) -> object:
        return await work("getBooksNewest", context)

    @router.operation(POST_BOOK)
    async def post_book(body: Book, context: Call) -> object:
        return await work("postBooks", context, body=body)

    @router.operation(PUT_TEXT)
    async def put_text(
        params: Annotated[BookName, Path()],
        headers: Annotated[TextHeaders, Header()],
        body: Annotated[str, Body(media_type="text/plain")],
        context: Call,
    ) -> object:
        return await work("putBooksByIdText", context, params=params, headers=headers, body=body)

    @router.operation(DELETE_BOOK)
    async def delete_book(params: Annotated[BookName, Path()], context: Call) -> object:
        return await work("deleteBooksById", context, params=params)

    return router
