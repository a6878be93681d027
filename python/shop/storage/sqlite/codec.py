"""What the tables keep, as cells and back. Columns and JSON have the names of the contract."""

import json
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel, JsonValue

from specwright_http.json_text import json_text

from ..columns import Column

Cell = str | int | float | None
V = TypeVar("V")
M = TypeVar("M", bound=BaseModel)


class Codec(Protocol[V]):
    """A value as the cells of its columns, in their order, and back."""

    def cells_of(self, value: V) -> Sequence[Cell]: ...
    def value_from(self, row: Sequence[Cell]) -> V: ...


class ModelCodec(Generic[M]):
    """A model of the contract. An empty cell is an absent field."""

    def __init__(self, model: type[M], columns: Sequence[Column]) -> None:
        self._model = model
        self._columns = columns

    def cells_of(self, value: M) -> Sequence[Cell]:
        fields: dict[str, JsonValue] = value.model_dump(by_alias=True)
        return [_cell_of(fields.get(column.name), column) for column in self._columns]

    def value_from(self, row: Sequence[Cell]) -> M:
        cells = zip(self._columns, row, strict=True)
        fields = {
            column.name: _field_of(cell, column) for column, cell in cells if cell is not None
        }
        return self._model.model_validate(fields)


def _cell_of(field: JsonValue, column: Column) -> Cell:
    if field is None or isinstance(field, int | float):
        return field
    if column.kind == "text" and isinstance(field, str):
        return field
    return json_text(field)


def _field_of(cell: Cell, column: Column) -> JsonValue:
    if column.kind == "json":
        value: JsonValue = json.loads(str(cell))
        return value
    return bool(cell) if column.kind == "boolean" else cell
