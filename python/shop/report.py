"""Reports to operators what no answer says: a fault of a background job, money that came too late."""

import sys
from collections.abc import Callable

Report = Callable[[str], None]


def report_to_console(line: str) -> None:
    """Where nobody said where to."""
    print(line, file=sys.stderr, flush=True)
