"""Rules on values that the bounds of pydantic's `Field` cannot say.

A rule has an error of its own, `Range(ge=1, le=5, code="TOO_MANY_LOANS")`, or is one of several that must be asked in
their order, or is about a list, a map or a text that has a form: these are read by functions of ours, which pydantic's
bounds do not look into. Numbers and plain texts have `Field(ge=1)` and `Field(max_length=9)` where that says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sized
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationError
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .breach import breach, joined
from .canonical_json import canonical_json
from .numeral import numeral
from .pattern import matcher, shown
from .plain_data import plain_data
from .sent_values import as_sent


class Rule:
    """What one rule says of a value: nothing, or what is wrong with it in words."""

    code: str | None = None
    looks_inside = False
    """Whether it asks the items of a list, which must be right before."""

    def fault(self, value: Any) -> str | None:
        raise NotImplementedError

    def schema(self, described: JsonSchemaValue) -> JsonSchemaValue:
        """The rule as keywords of JSON Schema."""
        raise NotImplementedError

    def check(self, value: Any) -> Any:
        words = self.fault(as_sent(value))
        if words is not None:
            raise breach(words, self.code, rule=True)
        return value

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        inner = handler(source)
        if _is_list(inner):
            return core_schema.no_info_wrap_validator_function(self.check_list, inner)
        if _is_formed(inner):
            return core_schema.no_info_before_validator_function(self.check_text, inner)
        return core_schema.no_info_after_validator_function(self.check, inner)

    def check_text(self, value: object) -> object:
        """A text that has a form is held against its rules first: one that is empty need not be of a form."""
        return self.check(value) if isinstance(as_sent(value), str) else value

    def check_list(self, value: object, validate: core_schema.ValidatorFunctionWrapHandler) -> Any:
        """Into a list that is too long nobody looks; one that is too short says so besides."""
        given = isinstance(value, list | tuple)
        if given and self.is_too_long(value):
            return self.check(value)
        try:
            checked = validate(value)
        except ValidationError as inside:
            if given:
                self.without_inside().check_besides(value, inside)
            raise
        self.check(value if given else checked)
        return checked

    def without_inside(self) -> Rule:
        """What is asked of a list in which something is wrong."""
        return Rules() if self.looks_inside else self

    def check_besides(self, value: object, inside: ValidationError) -> None:
        try:
            self.check(value)
        except PydanticCustomError as error:
            raise joined(inside, error, value) from None

    def is_too_long(self, value: Any) -> bool:
        return False

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        described = handler(schema)
        return described | self.schema(described)


@dataclass(frozen=True)
class Range(Rule):
    """Between two numbers; `gt` and `lt` are not in it themselves."""

    ge: float | None = None
    gt: float | None = None
    le: float | None = None
    lt: float | None = None
    code: str | None = None

    def fault(self, value: float) -> str | None:
        if self.ge is not None and value < self.ge:
            return f"must be at least {numeral(self.ge)}"
        if self.gt is not None and value <= self.gt:
            return f"must be more than {numeral(self.gt)}"
        if self.le is not None and value > self.le:
            return f"must be at most {numeral(self.le)}"
        if self.lt is not None and value >= self.lt:
            return f"must be less than {numeral(self.lt)}"
        return None

    def schema(self, described: JsonSchemaValue) -> JsonSchemaValue:
        bounds = {
            "minimum": self.ge,
            "exclusiveMinimum": self.gt,
            "maximum": self.le,
            "exclusiveMaximum": self.lt,
        }
        return _said(bounds, self.code, described)


@dataclass(frozen=True)
class Length(Rule):
    """How many characters a text has (an emoji is one), or how many entries a list or a map."""

    min: int = 0
    max: int | None = None
    code: str | None = None

    def fault(self, value: Sized) -> str | None:
        size = len(value)
        unit = "characters" if isinstance(value, str) else "entries"
        if size < self.min:
            return f"must have at least {self.min} {unit}"
        if self.is_too_long(value):
            return f"must have at most {self.max} {unit}"
        return None

    def is_too_long(self, value: Sized) -> bool:
        return self.max is not None and len(value) > self.max

    def schema(self, described: JsonSchemaValue) -> JsonSchemaValue:
        thing = {"array": "Items", "object": "Properties"}.get(described.get("type", ""), "Length")
        bounds = {f"min{thing}": self.min or None, f"max{thing}": self.max}
        return _said(bounds, self.code, described)


@dataclass(frozen=True)
class Pattern(Rule):
    """A regular expression of the notation's subset, which matches somewhere in the text."""

    pattern: str
    code: str | None = None
    portable: str | None = None
    """The same in words that all engines read alike, where the specification has others."""

    def fault(self, value: str) -> str | None:
        return None if self._matches(value) else f"must match {shown(self.pattern)}"

    def schema(self, described: JsonSchemaValue) -> JsonSchemaValue:
        if "pattern" in described:
            further = [*described.get("allOf", []), {"pattern": self.pattern}]
            return {"allOf": further}
        return _said({"pattern": self.pattern}, self.code, described)

    @cached_property
    def _matches(self) -> Callable[[str], bool]:
        return matcher(self.pattern if self.portable is None else self.portable)


@dataclass(frozen=True)
class Distinct(Rule):
    """No two items of a list are equal, as they were sent."""

    code: str | None = None
    looks_inside = True

    def fault(self, value: Any) -> str | None:
        items = [canonical_json(plain_data(item)) for item in value]
        return None if len(set(items)) == len(items) else "must not hold the same item twice"

    def schema(self, described: JsonSchemaValue) -> JsonSchemaValue:
        return _said({"uniqueItems": True}, self.code, described)


class Rules(Rule):
    """Several rules on one value, asked in their order: the first that is broken says what is wrong."""

    def __init__(self, *rules: Rule) -> None:
        self.rules = rules

    def check(self, value: Any) -> Any:
        sent = as_sent(value)
        broken = [(words, rule.code) for rule in self.rules if (words := rule.fault(sent))]
        if broken:
            words, code = broken[0]
            raise breach(words, code, rule=True)
        return value

    def without_inside(self) -> Rule:
        return Rules(*(rule for rule in self.rules if not rule.looks_inside))

    def is_too_long(self, value: Any) -> bool:
        return any(rule.is_too_long(value) for rule in self.rules)

    def schema(self, described: JsonSchemaValue) -> JsonSchemaValue:
        for rule in self.rules:
            described = described | rule.schema(described)
        return described


def _is_formed(schema: CoreSchema) -> bool:
    """Whether a function of ours reads all of a text."""
    inner = schema["schema"] if schema["type"] == "function-before" else schema
    return bool(inner["type"] == "function-plain")


def _is_list(schema: CoreSchema) -> bool:
    """Whether a schema is that of a list; `FewErrors` is around it."""
    inner = schema["schema"] if schema["type"] == "function-wrap" else schema
    return inner["type"] in ("list", "tuple")


def _said(facts: dict[str, Any], code: str | None, described: JsonSchemaValue) -> JsonSchemaValue:
    """What a rule adds. Where two rules say the same, the narrower counts."""
    said = {
        name: _narrower(name, fact, described.get(name))
        for name, fact in facts.items()
        if fact is not None
    }
    if code is None:
        return said
    return said | {"x-codes": described.get("x-codes", {}) | dict.fromkeys(said, code)}


def _narrower(name: str, fact: Any, known: Any) -> Any:
    if not isinstance(known, int | float):
        return fact
    return max(known, fact) if "min" in name.lower() else min(known, fact)
