"""Which parameters the kernel accepts, and what it reads them as. A path is given as it was sent."""

import json
import sys
from types import ModuleType
from typing import Any

from specwright_http.header_map import header_map
from specwright_http.input_reader import Input, RawRequest, input_reader
from specwright_http.model import Model
from specwright_http.operation import Media, Operation
from specwright_http.percent import percent_decoded
from specwright_http.text_values import items_of, lists_of

PARTS = {"path": "params", "query": "query", "comma": "query", "header": "headers", "form": "body"}


FORM = "application/x-www-form-urlencoded"
HEADERS = {
    "header": lambda sent: [(b"p", sent.encode("latin-1"))],
    "form": lambda _: [(b"content-type", FORM.encode())],
}


def judge(model: type[Model], place: str, sent: str) -> object:
    part = PARTS[place]
    facts: dict[str, Any] = {
        part: Media(FORM, model) if place == "form" else model
    }
    if place == "comma":
        facts["comma"] = ("p",)
    read = input_reader(
        Operation(
            id="get",
            method="GET",
            path="/{p}",
            capability="",
            summary="",
            description="",
            requirements=(),
            replies={204: None},
            errors=(),
            **facts,
        )
    )
    items = items_of(sent) if place == "path" and lists_of(model) else [sent]
    answer = read(
        RawRequest(
            {"p": [percent_decoded(item) or "" for item in items]}
            if place == "path"
            else {},
            sent if part == "query" else "",
            header_map(HEADERS[place](sent) if place in HEADERS else []),
            sent.encode() if place == "form" else b"",
        )
    )
    if not isinstance(answer, Input) or answer.faults or answer.errors:
        return None
    return [answer.values[part].model_dump(mode="python", by_alias=True)]


question = json.load(sys.stdin)
module = ModuleType("models")
sys.modules["models"] = module
exec(compile(question["models"], "models.py", "exec"), module.__dict__)
json.dump(
    [judge(getattr(module, name), *sent) for name, *sent in question["values"]],
    sys.stdout,
)
