"""What templates of error bodies become, filled by the kernel."""

import json
import sys

from specwright_http.error_template import FaultFacts, RefusalFacts, filled


def body(template: object, facts: dict[str, object]) -> object:
    faults = [
        FaultFacts(tuple(one["parts"]), one["path"], one["code"], one["message"])
        for one in facts["faults"]
    ]
    rest = {
        name: value
        for name, value in facts.items()
        if name not in ("faults", "requestId")
    }
    return filled(
        template,
        RefusalFacts(**rest, request_id=facts["requestId"], faults=tuple(faults)),
    )


json.dump(
    [body(template, facts) for template, facts in json.load(sys.stdin)], sys.stdout
)
