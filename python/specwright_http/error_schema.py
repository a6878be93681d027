"""The JSON Schema of what a template becomes."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from .error_template import Template
from .json_numbers import LARGEST_SAFE

Schema: TypeAlias = dict[str, Any]

TEXT: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer", "minimum": -LARGEST_SAFE, "maximum": LARGEST_SAFE}


def template_schema(template: Template, *, numbered: bool) -> Schema:
    """The schema of a template; `numbered` says that some code travels as a number."""
    if isinstance(template, Mapping):
        if "members" in template:
            return _object_schema(template["members"], numbered)
        place = template.get("place")
        if place == "status":
            return dict(WHOLE)
        return {} if place == "code" and numbered else dict(TEXT)
    if isinstance(template, str):
        return {"type": "string", "enum": [template]}
    if isinstance(template, Sequence):
        return {
            "type": "array",
            "items": _same([template_schema(item, numbered=numbered) for item in template]),
        }
    if isinstance(template, bool):
        return {"type": "boolean"}
    if isinstance(template, int):
        return dict(WHOLE)
    return {"type": "number"} if isinstance(template, float) else {}


def _object_schema(members: Sequence[Sequence[Any]], numbered: bool) -> Schema:
    """Names that are filled are those of a map."""
    values = [template_schema(value, numbered=numbered) for _, value, *_ in members]
    if any(not isinstance(key, str) for key, *_ in members):
        return {"type": "object", "additionalProperties": _same(values)}
    required = [key for key, _, *optional in members if not optional]
    properties = {key: value for (key, *_), value in zip(members, values, strict=True)}
    schema: Schema = {"type": "object", "properties": properties}
    return schema | ({"required": required} if required else {}) | {"additionalProperties": False}


def _same(schemas: Sequence[Schema]) -> Schema:
    return schemas[0] if schemas and all(one == schemas[0] for one in schemas) else {}
