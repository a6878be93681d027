"""
The columns of an entity and the rules that a database can check by itself: read from the schema of its model, so they
are those of the specification. The shop in TypeScript derives the same, so each can open the other's file.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, JsonValue

ColumnKind = Literal["integer", "number", "boolean", "text", "json"]
LARGEST = 2**53 - 1
"""The largest whole number of the contract."""

N = TypeVar("N", int, float)


@dataclass(frozen=True, slots=True)
class Within:
    """A rule: a value or the count of a list lies between two bounds.

    The length of a text is left to the contract: SQLite ends a text at its first NUL.
    """

    of: Literal["value", "count"]
    least: float | None
    most: float | None


@dataclass(frozen=True, slots=True)
class OneOf:
    """A rule: it is one of these texts."""

    values: Sequence[str]


@dataclass(frozen=True, slots=True)
class StartsWith:
    """A rule: the text starts so."""

    text: str


ColumnRule = Within | OneOf | StartsWith


@dataclass(frozen=True, slots=True)
class Column:
    """A field as a database keeps it."""

    name: str
    kind: ColumnKind
    optional: bool = False
    rules: Sequence[ColumnRule] = ()


class FieldSchema(BaseModel):
    """What this file reads of the JSON Schema of a field."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    type: str | None = None
    enum: Sequence[JsonValue] | None = None
    minimum: float | None = None
    maximum: float | None = None
    min_items: int | None = Field(default=None, alias="minItems")
    max_items: int | None = Field(default=None, alias="maxItems")
    pattern: str | None = None


class EntitySchema(BaseModel):
    """What this file reads of the JSON Schema of an entity."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    properties: Mapping[str, FieldSchema]
    required: Sequence[str] = ()


def columns_of(model: type[BaseModel]) -> Sequence[Column]:
    """The columns that keep the fields of a model, by the names of the contract."""
    schema = EntitySchema.model_validate(model.model_json_schema(by_alias=True))
    return [
        Column(name, _kind_of(field), name not in schema.required, _rules_of(field))
        for name, field in schema.properties.items()
    ]


def largest(columns: Sequence[Column], name: str) -> int:
    """The largest value that the rules of a field allow."""
    rules = [rule for column in columns if column.name == name for rule in column.rules]
    bounds = [rule.most for rule in rules if isinstance(rule, Within) and rule.of == "value"]
    return min([LARGEST, *(int(bound) for bound in bounds if bound is not None)])


def _kind_of(field: FieldSchema) -> ColumnKind:
    match field.type:
        case "string":
            return "text"
        case "integer" | "number" | "boolean":
            return field.type
        case _:
            return "json"


def _rules_of(field: FieldSchema) -> Sequence[ColumnRule]:
    whole = field.type == "integer"
    rules: list[ColumnRule] = []
    least = -LARGEST if whole and field.minimum is None else field.minimum
    most = LARGEST if whole and field.maximum is None else field.maximum
    rules.extend(_between("value", least, most))
    rules.extend(_between("count", field.min_items, field.max_items))
    if field.enum is not None:
        rules.append(OneOf([str(value) for value in field.enum]))
    prefix = re.fullmatch(r"\^([\w -]+)", field.pattern or "")
    if prefix is not None:
        rules.append(StartsWith(prefix[1]))
    return rules


def _between(
    of: Literal["value", "count"], least: float | None, most: float | None
) -> Sequence[ColumnRule]:
    return [] if least is None and most is None else [Within(of, least, most)]
