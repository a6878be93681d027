"""A FastAPI application whose description is that of its contract."""

import json
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from pydantic import MISSING, BaseModel, ValidationError

from .adapter import adapter_of
from .contract_route import ContractRoute
from .documentation import CODES, Described, media_schema, security_scheme
from .error_schema import template_schema
from .form_value import bracketed
from .model import DEFAULT, Model
from .operation import Contract, Media, Operation, model_of
from .refusal import Refusal

SCHEMAS = "#/components/schemas/"
# What FastAPI would answer by itself, and the kernel never does.
NEVER_ANSWERED = ("HTTPValidationError", "ValidationError")
# Their values are no schemas.
VALUES = frozenset({"const", "default", "enum", "example", "examples"})


class ContractApp(FastAPI):
    """FastAPI writes the description from the routes; what it adds of its own is taken out again."""

    def __init__(self, contract: Contract) -> None:
        super().__init__(
            title=contract.title,
            version=contract.version,
            servers=[{"url": "/"}],
            openapi_url=None,
            docs_url=None,
            redoc_url=None,
            redirect_slashes=False,
        )
        self._contract = contract

    def openapi(self) -> dict[str, Any]:
        """The description of the contract."""
        if self.openapi_schema is None:
            self.openapi_schema = self._described()
        return self.openapi_schema

    def _described(self) -> dict[str, Any]:
        described = super().openapi()
        schemas = described.setdefault("components", {}).setdefault("schemas", {})
        for name in NEVER_ANSWERED:
            schemas.pop(name, None)
        refusals = _Refusals(self._contract, schemas)
        for route in self.routes:
            if isinstance(route, ContractRoute):
                operation = described["paths"][route.path_format][route.operation.method.lower()]
                _mend_media(operation["responses"], route.operation)
                _mend_answers(operation["responses"], refusals)
                _mend_body(operation, route.operation, self._contract)
                _mend_parameters(operation, route.operation)
        schemes = _schemes_of(self._contract)
        if schemes:
            described["components"]["securitySchemes"] = schemes
        _with_whole_defaults(described)
        _without_titles(described["paths"])
        _without_titles(list(schemas.values()))
        return described


def _schemes_of(contract: Contract) -> Described:
    """What operations ask for, and what else is declared."""
    asked = [
        need.credential
        for operation in contract.operations
        if operation.authentication is not None
        for way in operation.authentication.ways
        for need in way
    ]
    every = {one.name: one for one in (*contract.credentials.values(), *asked)}
    return {name: security_scheme(one) for name, one in sorted(every.items())}


@dataclass(frozen=True, slots=True)
class _Refusals:
    """The bodies of refusals, whose schemas are added to the others as they are asked for."""

    contract: Contract
    schemas: Described

    def content(self, codes: list[str]) -> Described:
        """The content of an answer with one of these codes."""
        errors = {error.code: error for error in self.contract.errors}
        found: dict[str, list[Described]] = {}
        for code in codes:
            media, schema = self._of_code(errors.get(code))
            known = found.setdefault(media, [])
            if schema not in known:
                known.append(schema)
        return {
            media: {"schema": said[0] if len(said) == 1 else {"anyOf": said}}
            for media, said in found.items()
        }

    def _of_code(self, error: type[Refusal] | None) -> tuple[str, Described]:
        number = 0 if error is None else error.form
        form = (self.contract.error_body, *self.contract.other_bodies)[number]
        model = form.templates[0].model
        if model is not None:
            return form.media, self._of_model(model)
        if error is not None and error.body is not None:
            return form.media, self._of_template(error.body)
        said = [self._of_template(one.template) for one in form.templates]
        return form.media, self._named(number, said[0] if len(said) == 1 else {"anyOf": said})

    def _of_template(self, template: object) -> Described:
        numbered = any(isinstance(error.wire, int) for error in self.contract.errors)
        return template_schema(template, numbered=numbered)

    def _of_model(self, model: type[Model]) -> Described:
        parts = _parts_of(model, "")
        suffix = ""
        if any(self.schemas.get(name, part) != part for name, part in parts.items()):
            # A request sends it too, and may leave out what has a default.
            suffix = "-Output"
            parts = _parts_of(model, suffix)
        self.schemas.update(parts)
        return {"$ref": SCHEMAS + model.__name__ + suffix}

    def _named(self, number: int, schema: Described) -> Described:
        """No entity has a dot in its name."""
        name = "Error" if number == 0 else f"Error{number + 1}"
        free = name if self.schemas.get(name, schema) == schema else f"{name}.Body"
        self.schemas[free] = schema
        return {"$ref": SCHEMAS + free}


def _parts_of(model: type[BaseModel], suffix: str) -> Described:
    template = f"{SCHEMAS}{{model}}{suffix}"
    schema = model.model_json_schema(ref_template=template, mode="serialization")
    parts = schema.pop("$defs", {}) | {model.__name__: schema}
    return {name + suffix: part for name, part in parts.items()}


def _mend_answers(responses: Described, refusals: _Refusals) -> None:
    if CODES not in responses.get("422", {CODES: []}):
        del responses["422"]
    for response in responses.values():
        if CODES in response:
            coded = refusals.content(response[CODES])
            response["content"] = _either(response.get("content", {}), coded)


def _either(own: Described, coded: Described) -> Described:
    """Where one media type has both, its body is one of the two."""
    content = {**own, **coded}
    for media in own.keys() & coded.keys():
        schemas = own[media]["schema"], coded[media]["schema"]
        if schemas[0] == schemas[1]:
            continue
        content[media] = {**coded[media], "schema": {"anyOf": [*schemas]}}
    return content


def _fit_texts(contract: Contract) -> str:
    """Said in words: maps have no place to say it of their names."""
    invalid = contract.renamed.get("VALIDATION_FAILED", "VALIDATION_FAILED")
    return (
        "No text in it, and no name, may hold U+0000 or half of a surrogate pair: "
        f"they are refused with `{invalid}`."
    )


#: The media type of forms whose objects are written in brackets.
ENCODED = "application/x-www-form-urlencoded"


def _mend_media(responses: Described, operation: Operation) -> None:
    """FastAPI calls all JSON by one name."""
    replies = {str(status): body for status, body in operation.replies.items()}
    replies |= {f"{digit}XX": body for digit, body in operation.classes.items()}
    for status, body in replies.items():
        content = responses[status].get("content", {})
        if isinstance(body, Media) and body.model is not None and JSON in content:
            content[body.type] = content.pop(JSON)


JSON = "application/json"


def _mend_body(described: Described, operation: Operation, contract: Contract) -> None:
    body = operation.body
    model = model_of(body)
    if isinstance(body, Media) and model is None:
        described["requestBody"]["content"] = {body.type: {"schema": media_schema(body.type)}}
    elif model is not None:
        described["requestBody"]["description"] = _fit_texts(contract)
        for content in described["requestBody"]["content"].values():
            if operation.missing_body == "null" and not _takes_null(model):
                content["schema"] = _without_null(content["schema"])
            if isinstance(body, Media) and body.type == ENCODED:
                names = bracketed(model)
                style = {"style": "deepObject", "explode": True}
                content.update({"encoding": dict.fromkeys(names, style)} if names else {})


def _takes_null(body: object) -> bool:
    try:
        adapter_of(body).validate_python(None)
    except ValidationError:
        return False
    return True


def _without_null(schema: Described) -> Described:
    """A body that may be missing is None to the handler, and never null on the wire."""
    others = [one for one in schema.get("anyOf", ()) if one != {"type": "null"}]
    if len(others) == 1:
        return {**others[0]}
    return {**schema, "anyOf": others} if others else schema


def _mend_parameters(described: Described, operation: Operation) -> None:
    """That a parameter may be left out is no value of it."""
    places = {"query": operation.query, "header": operation.headers}
    for parameter in described.get("parameters", ()):
        if parameter["in"] in ("path", "query"):
            _without_null_character(parameter["schema"])
        model = places.get(parameter["in"])
        for name, field in ({} if model is None else model.model_fields).items():
            if (field.alias or name) == parameter["name"] and field.default is MISSING:
                parameter["schema"].pop("default", None)
        if parameter["in"] == "query" and parameter["name"] in operation.comma:
            parameter.update(style="form", explode=False)


#: In a path and a query the kernel refuses U+0000, which not every store can keep.
WITHOUT_NULL_CHARACTER = r"^[^\u0000]*$"


#: What says that a text is of a format or an enum.
FORMED = frozenset({"format", "contentEncoding", "enum", "const"})


def _without_null_character(schema: Described) -> None:
    """Says so of texts; those of a format and values of an enum hold none anyway."""
    if schema.get("type") == "array":
        _without_null_character(schema["items"])
    if schema.get("type") != "string" or not FORMED.isdisjoint(schema):
        return
    if "pattern" in schema:
        schema["allOf"] = [*schema.get("allOf", ()), {"pattern": WITHOUT_NULL_CHARACTER}]
    else:
        schema["pattern"] = WITHOUT_NULL_CHARACTER


def _with_whole_defaults(part: Any) -> None:
    """Says defaults as the models noted them, with every null."""
    if isinstance(part, list):
        for each in part:
            _with_whole_defaults(each)
    elif isinstance(part, dict):
        noted = part.pop(DEFAULT, None)
        if noted is not None:
            part["default"] = json.loads(noted)
        for name, inner in part.items():
            if name not in VALUES:
                # A property may be called as the note is.
                _with_whole_defaults(list(inner.values()) if name == "properties" else inner)


def _without_titles(part: Any) -> None:
    """pydantic names every schema by the Python name of what it describes."""
    if isinstance(part, list):
        for each in part:
            _without_titles(each)
    elif isinstance(part, dict):
        if isinstance(part.get("title"), str):
            del part["title"]
        for name, inner in part.items():
            if name not in VALUES:
                # The names of properties are no keywords, and one of them may be "title".
                _without_titles(list(inner.values()) if name == "properties" else inner)
