"""Which values the generated models accept, and what they read them as."""

import json
import sys
from types import ModuleType

from pydantic import ValidationError


def judge(model: type, value: object) -> object:
    try:
        read = model.model_validate(value, by_alias=True, by_name=False)
    except ValidationError:
        return None
    return [read.model_dump(mode="python", by_alias=True)]


question = json.load(sys.stdin)
module = ModuleType("models")
sys.modules["models"] = module
exec(compile(question["models"], "models.py", "exec"), module.__dict__)
answers = [judge(getattr(module, name), value) for name, value in question["values"]]
json.dump(answers, sys.stdout)
