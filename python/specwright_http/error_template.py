"""What the bodies of refusals are filled from, as the specification writes it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

#: A value of JSON in which places stand: `{"place": "code"}`, `{"text": ["urn:", {"place": "code"}]}` for a text that
#: holds places, and `{"members": [["code", {"place": "code"}], …]}` for an object. A key may be a place too, and a third
#: entry, `"optional"`, says that a member is left out where nothing is known of what fills it.
Template: TypeAlias = Any

#: They say which value of a request is bad; what holds one is repeated for each.
FAULT_PLACES = frozenset({"field", "path", "pointer"})

Part: TypeAlias = str | int


@dataclass(frozen=True, slots=True)
class FaultFacts:
    """A bad place of a request, with the code and the words that are its own."""

    parts: tuple[Part, ...]
    """`("items", 0, "sku")`"""
    path: str
    """`items[0].sku`"""
    code: str | int
    message: str


@dataclass(frozen=True, slots=True)
class RefusalFacts:
    """Everything the kernel knows about a refusal it is about to send."""

    code: str | int
    """As it travels."""
    status: int
    title: str
    type: str
    """A URI that names the kind."""
    message: str
    detail: str | None
    instance: str
    request_id: str
    timestamp: str
    faults: tuple[FaultFacts, ...] = ()


def places_in(template: Template) -> frozenset[str]:
    """All places of a template, those in keys too."""
    if isinstance(template, Mapping):
        if "place" in template:
            return frozenset({template["place"]})
        inner = template["text"] if "text" in template else _parts_of(template)
        return frozenset[str]().union(*map(places_in, inner))
    if _is_list(template):
        return frozenset[str]().union(*map(places_in, template))
    return frozenset()


def names_fault(template: Template) -> bool:
    """Whether a template says which values of a request are bad."""
    return not FAULT_PLACES.isdisjoint(places_in(template))


def filled(template: Template, facts: RefusalFacts, fault: FaultFacts | None = None) -> object:
    """The body of a refusal. Within what is repeated, `fault` is the bad place that it stands for."""
    if isinstance(template, Mapping):
        if "place" in template:
            return _placed(template["place"], facts, fault)
        if "text" in template:
            return "".join(str(filled(part, facts, fault)) for part in template["text"])
        return _filled_object(template["members"], facts, fault)
    if _is_list(template):
        return [
            filled(item, facts, one)
            for item in template
            for one in _faults_of(names_fault(item), facts, fault)
        ]
    return template


def _is_list(template: Template) -> bool:
    return isinstance(template, Sequence) and not isinstance(template, str)


def _parts_of(template: Mapping[str, Any]) -> list[object]:
    return [part for key, value, *_ in template["members"] for part in (key, value)]


def _faults_of(
    repeated: bool, facts: RefusalFacts, fault: FaultFacts | None
) -> Sequence[FaultFacts | None]:
    return facts.faults if repeated and fault is None else (fault,)


def _filled_object(
    members: Sequence[Sequence[Any]], facts: RefusalFacts, fault: FaultFacts | None
) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value, *optional in members:
        for one in _faults_of(_repeats_key(key), facts, fault):
            if optional and not _is_known(value, facts, one):
                continue
            name = str(filled(key, facts, one))
            own = filled(value, facts, one)
            found[name] = _joined(found[name], own) if name in found else own
    return found


def _repeats_key(key: object) -> bool:
    return not isinstance(key, str) and names_fault(key)


def _joined(known: object, value: object) -> object:
    """Two bad places of one name: their lists become one, and of any other value the first stays."""
    if isinstance(known, list) and isinstance(value, list):
        return [*known, *value]
    return known


def _placed(place: str, facts: RefusalFacts, fault: FaultFacts | None) -> str | int:
    """Where nothing is known of a place, a detail is the message, and any other is an empty text."""
    known = KNOWN[place](facts, fault)
    if known is None:
        return facts.message if place == "detail" else ""
    return known


def _of_fault(
    read: Callable[[FaultFacts], str | int],
) -> Callable[[RefusalFacts, FaultFacts | None], str | int | None]:
    def known(facts: RefusalFacts, inner: FaultFacts | None) -> str | int | None:
        fault = inner or (facts.faults[0] if facts.faults else None)
        return None if fault is None else read(fault)

    return known


def _last_name(fault: FaultFacts) -> str:
    """`sku` of `items[0].sku`, `tags` of `tags[1]`."""
    names = [part for part in fault.parts if isinstance(part, str)]
    return names[-1] if names else ""


def _pointer(fault: FaultFacts) -> str:
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in fault.parts)


KNOWN: Mapping[str, Callable[[RefusalFacts, FaultFacts | None], str | int | None]] = {
    "code": lambda facts, inner: facts.code if inner is None else inner.code,
    "message": lambda facts, inner: facts.message if inner is None else inner.message,
    "status": lambda facts, _: facts.status,
    "title": lambda facts, _: facts.title,
    "type": lambda facts, _: facts.type,
    "detail": lambda facts, _: facts.detail,
    "instance": lambda facts, _: facts.instance,
    "requestId": lambda facts, _: facts.request_id,
    "timestamp": lambda facts, _: facts.timestamp,
    "field": _of_fault(_last_name),
    "path": _of_fault(lambda fault: fault.path),
    "pointer": _of_fault(_pointer),
}


def _is_known(template: Template, facts: RefusalFacts, fault: FaultFacts | None) -> bool:
    if isinstance(template, Mapping):
        if "place" in template:
            return KNOWN[template["place"]](facts, fault) is not None
        if "text" in template:
            return all(_is_known(part, facts, fault) for part in template["text"])
        return all(
            _repeats_key(key) or optional or _is_known(value, facts, fault)
            for key, value, *optional in template["members"]
        )
    if _is_list(template):
        return len(template) == 0 or any(
            _faults_of(names_fault(item), facts, fault) for item in template
        )
    return True
