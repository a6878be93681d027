"""What the generated models read values as, or what is wrong with them as a client reads it."""

import json
import sys
from types import ModuleType

from pydantic import TypeAdapter, ValidationError

from specwright_http.bad_fields import refusal_of
from specwright_http.lone_surrogates import faults_of
from specwright_http.model import REQUEST, Model


def judge(model: type[Model], value: object, context: object) -> object:
    try:
        read = model.model_validate(value, by_alias=True, by_name=False, context=context)
    except ValidationError as error:
        refused = refusal_of(faults_of(error, TypeAdapter(model), value), (), {})
        return {"faults": [[fault.path, fault.message] for fault in refused.errors]}
    return {"read": read.model_dump(mode="python", by_alias=True)}


question = json.load(sys.stdin)
module = ModuleType("models")
sys.modules["models"] = module
exec(compile(question["models"], "models.py", "exec"), module.__dict__)
context = REQUEST if question.get("unknown") == "ignore" else None
answers = [judge(getattr(module, name), value, context) for name, value in question["values"]]
json.dump(answers, sys.stdout)
