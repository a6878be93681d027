"""Filling the error entity of a contract, whatever its fields are called."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from .model import Model
from .refusal import FieldError

Fields: TypeAlias = dict[str, object]
Envelope: TypeAlias = Callable[[Fields], Fields]


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the kernel knows about a refusal it is about to send."""

    code: str
    status: int
    title: str
    message: str
    """The words of the catalogue."""
    path: str
    request_id: str
    timestamp: str
    detail: str | None = None
    """What is said besides; it takes the place of the message where the entity has no field for it."""
    errors: tuple[FieldError, ...] = ()


SAMPLE = Facts(
    code="VALIDATION_FAILED",
    status=400,
    title="Validation failed",
    message="Something in the request is not right",
    path="/",
    request_id="00000000-0000-4000-8000-000000000000",
    timestamp="2000-01-01T00:00:00.000Z",
    detail="The name is missing",
    errors=(FieldError("name", "is missing"),),
)


EMPTY = replace(SAMPLE, detail=None, errors=())

LISTS = ("errors", "details")


def error_filler(entity: type[Model]) -> Callable[[Facts], Fields]:
    """Learns which fields the error entity has, by offering it all of them once.

    They are at its root, or inside a field `error` that is an object. An entity that requires what
    the kernel does not know is a mistake of the specification.
    """
    flat = _Filler.learn(entity, lambda fields: fields, 0)
    if not flat.left:
        return flat.fill
    wrapped = _Filler.learn(entity, lambda fields: {"error": fields}, 1)
    if not wrapped.left:
        return wrapped.fill
    wants_object = any(_place(error) == "error" for error in flat.left)
    left = wrapped.left if wants_object else flat.left
    places = "; ".join(f'"{_place(error)}": {error["msg"]}' for error in left)
    raise TypeError(f"The error entity asks for what the kernel cannot give: {places}")


@dataclass(frozen=True, slots=True)
class _Filler:
    """Fills an envelope, without the names that its entity does not have."""

    envelope: Envelope
    root: frozenset[str] = frozenset()
    entry: frozenset[str] = frozenset()
    always: frozenset[str] = frozenset()
    """What must be there: lists, empty where nothing is in them, and a detail, which repeats the message."""
    left: tuple[ErrorDetails, ...] = ()
    """What the entity still asks for."""
    defaults: Fields = field(default_factory=dict)
    """What the entity itself has where nothing is given, as JSON."""

    @classmethod
    def learn(cls, entity: type[Model], envelope: Envelope, depth: int) -> "_Filler":
        eager = cls(envelope)
        unknown = [
            error["loc"]
            for error in _errors(entity, eager.fill(SAMPLE))
            if error["type"] == "extra_forbidden"
        ]
        modest = cls(
            envelope,
            root=frozenset(str(loc[-1]) for loc in unknown if len(loc) == depth + 1),
            entry=frozenset(str(loc[-1]) for loc in unknown if len(loc) > depth + 1),
        )
        missing = [
            error["loc"]
            for error in _errors(entity, modest.fill(EMPTY))
            if len(error["loc"]) == depth + 1
        ]
        whole = replace(modest, always=frozenset(str(loc[-1]) for loc in missing))
        left = [*_errors(entity, whole.fill(SAMPLE)), *_errors(entity, whole.fill(EMPTY))]
        defaults = _defaults_of(entity, whole.fill(EMPTY))
        return replace(whole, left=tuple(left), defaults=defaults)

    def fill(self, facts: Facts) -> Fields:
        """The facts under every name that error entities give them, less the unknown ones."""
        errors = [
            _without({"path": path, "field": path, "message": message}, self.entry)
            for path, message in ((error.path, error.message) for error in facts.errors)
        ]
        has_detail = "detail" not in self.root
        message = facts.message if has_detail or facts.detail is None else facts.detail
        detail = message if facts.detail is None and "detail" in self.always else facts.detail
        fields: Fields = {
            "type": f"urn:problem:{facts.code.lower().replace('_', '-')}",
            "title": facts.title,
            "status": facts.status,
            "statusCode": facts.status,
            "instance": facts.path,
            "path": facts.path,
            "code": facts.code,
            "error": facts.code,
            "message": message,
            "requestId": facts.request_id,
            "timestamp": facts.timestamp,
            **({} if detail is None else {"detail": detail}),
            **{name: errors for name in LISTS if errors or name in self.always},
        }
        return _over(self.defaults, self.envelope(_without(fields, self.root)))


def _without(fields: Mapping[str, object], names: frozenset[str]) -> Fields:
    return {name: value for name, value in fields.items() if name not in names}


def _defaults_of(entity: type[Model], given: Fields) -> Fields:
    try:
        whole = entity.model_validate(given, by_alias=True, by_name=False)
    except ValidationError:
        return {}
    return _less(whole.model_dump(mode="json", by_alias=True), given)


def _less(whole: Fields, given: Fields) -> Fields:
    rest: Fields = {}
    for name, value in whole.items():
        inner = given.get(name)
        if name not in given:
            rest[name] = value
        elif isinstance(value, dict) and isinstance(inner, dict):
            rest[name] = _less(value, inner)
    return rest


def _over(below: Fields, fields: Fields) -> Fields:
    """Fields over those of the same names below them."""
    if not below:
        return fields
    whole = dict(below)
    for name, value in fields.items():
        under = below.get(name)
        if isinstance(value, dict) and isinstance(under, dict):
            whole[name] = _over(under, value)
        else:
            whole[name] = value
    return whole


def _errors(entity: type[Model], fields: Fields) -> list[ErrorDetails]:
    try:
        entity.model_validate(fields, by_alias=True, by_name=False)
    except ValidationError as error:
        return error.errors(include_url=False, include_input=False)
    return []


def _place(error: ErrorDetails) -> str:
    return ".".join(map(str, error["loc"]))
