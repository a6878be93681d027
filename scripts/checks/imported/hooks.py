"""What Schemathesis must know of servers whose handlers are not written."""

import re
from typing import Any

import schemathesis

# Said of a path that is written out, where the same method has a path with a parameter that fits it, too.
OF_METHODS = ("ST204", "ST205")


@schemathesis.hook
def filter_failure(context: Any, failure: Any, case: Any, response: Any) -> bool:
    """Drops what is said of the stub of a handler, and of a method that another path answers; all else stands."""
    if response.status_code == 501:
        return False
    return not (failure.code in OF_METHODS and fits_other(case))


def fits_other(case: Any) -> bool:
    """Whether several paths of the description fit what was asked."""
    paths = case.operation.schema.raw_schema["paths"]
    fits = [
        path
        for path in paths
        if re.fullmatch(
            re.sub(r"\\{[^}]*\\}", "[^/]+", re.escape(path)), case.operation.path
        )
    ]
    return len(fits) > 1
