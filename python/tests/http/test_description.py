"""/openapi.json describes the contract, and nothing that FastAPI would add to it."""

from typing import Annotated, Any

from pydantic import MISSING, Field

from specwright_http.contract_app import ContractApp
from specwright_http.model import Model
from specwright_http.types import Integer

from .library import library
from .open_library import open_library
from .things import things, things_router


async def _described() -> dict[str, Any]:
    async with open_library() as library:
        return (await library.ask("GET", "/openapi.json")).body


def _parameters(operation: dict[str, Any]) -> list[tuple[str, str, bool]]:
    return [(each["in"], each["name"], each["required"]) for each in operation["parameters"]]


async def test_every_operation_is_there_with_what_it_takes() -> None:
    paths = (await _described())["paths"]
    ids = [operation["operationId"] for path in paths.values() for operation in path.values()]
    assert sorted(ids) == [
        "deleteBooksById",
        "getBooks",
        "getBooksById",
        "getBooksNewest",
        "postBooks",
        "putBooksByIdText",
    ]
    assert _parameters(paths["/books/{id}/text"]["put"]) == [
        ("path", "id", True),
        ("header", "If-Match", True),
        ("header", "X-Copies", False),
    ]
    limit, *others = paths["/books"]["get"]["parameters"]
    assert limit["schema"] == {"type": "integer", "minimum": 1, "maximum": 50, "default": 20}
    assert not any("default" in other["schema"] for other in others)


async def test_bodies_have_their_media_types_and_models() -> None:
    described = await _described()
    paths, schemas = described["paths"], described["components"]["schemas"]
    sent, answered = ({"$ref": f"#/components/schemas/Book-{side}"} for side in ("Input", "Output"))
    post = paths["/books"]["post"]
    assert post["requestBody"]["content"] == {"application/json": {"schema": sent}}
    assert "U+0000" in post["requestBody"]["description"]
    assert post["responses"]["201"]["content"] == {"application/json": {"schema": answered}}
    text = {"text/plain": {"schema": {"type": "string"}}}
    put = paths["/books/{id}/text"]["put"]
    assert (put["requestBody"]["content"], put["responses"]["200"]["content"]) == (text, text)
    assert set(schemas) == {"BadPlace", "Book-Input", "Book-Output", "ProblemDetails", "Tag"}
    assert schemas["Book-Input"]["required"] == ["title"]
    assert set(schemas["Book-Output"]["required"]) > {"title"}
    assert schemas["Book-Input"]["additionalProperties"] is False
    assert "title" not in schemas["Book-Input"]
    assert "title" in schemas["ProblemDetails"]["properties"]


class Noted(Model):
    note: str | None = None
    more: str | MISSING | None = MISSING
    size: Integer = 1


async def test_a_default_of_null_is_said() -> None:
    app = ContractApp(library)

    @app.post("/notes")
    async def _post(body: Noted) -> None: ...

    properties = app.openapi()["components"]["schemas"]["Noted"]["properties"]
    assert properties["note"] == {"anyOf": [{"type": "string"}, {"type": "null"}], "default": None}
    assert "default" not in properties["more"]
    assert properties["size"]["default"] == 1


class Counted(Model):
    size: Integer = 1
    level: Annotated[Integer, Field(json_schema_extra={"x-optional": True})] = 1


async def test_an_answer_may_lack_what_is_optional_whatever_its_default() -> None:
    app = ContractApp(library)

    @app.get("/counts")
    async def _get() -> Counted:
        return Counted()

    schema = app.openapi()["components"]["schemas"]["Counted"]
    assert schema["required"] == ["size"]
    assert schema["properties"]["level"] == {"type": "integer", "default": 1} | {
        name: bound for name, bound in schema["properties"]["size"].items() if name != "default"
    }


async def test_a_body_that_may_be_missing_is_no_null() -> None:
    app = ContractApp(things)
    app.router.routes.extend(things_router({}).routes)
    paths = app.openapi()["paths"]
    needed = {"application/json": {"schema": {"$ref": "#/components/schemas/Needed"}}}
    body = paths["/maybe"]["put"]["requestBody"]
    assert (body.get("required", False), body["content"]) == (False, needed)
    assert paths["/needed"]["post"]["requestBody"]["required"] is True
    text = paths["/text"]["put"]["requestBody"]
    assert (text["required"], text["content"]) == (
        False,
        {"text/plain": {"schema": {"type": "string"}}},
    )
    wholes, texts, several = paths["/commas"]["get"]["parameters"]
    assert [(one["style"], one["explode"]) for one in (wholes, texts)] == [("form", False)] * 2
    assert "explode" not in several


async def test_answers_are_those_that_are_declared() -> None:
    operation = (await _described())["paths"]["/books/{id}"]["get"]
    assert list(operation["responses"]) == ["200", "204", "303", "409"]
    assert operation["responses"]["303"]["headers"]["Location"]["required"] is True
    lent = operation["responses"]["409"]
    assert lent["x-codes"] == ["LENT_OUT"]
    assert list(lent["content"]) == ["application/problem+json"]
    assert lent["headers"]["Retry-After"]["required"] is True


async def test_who_may_call_is_said() -> None:
    described = await _described()
    assert described["paths"]["/books/{id}"]["delete"]["security"] == [{"Bearer": ["librarian"]}]
    schemes = described["components"]["securitySchemes"]
    assert schemes == {"Bearer": {"type": "http", "scheme": "bearer"}}


async def test_pages_for_people_are_not_served() -> None:
    async with open_library() as library:
        assert (await library.ask("GET", "/docs")).code == "ROUTE_NOT_FOUND"
        assert (await library.ask("GET", "/redoc")).code == "ROUTE_NOT_FOUND"
        assert (await library.ask("POST", "/openapi.json")).headers["allow"] == "GET, HEAD"
