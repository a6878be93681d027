"""The name of a request."""

import re
from uuid import uuid4

SANE = re.compile(r"[A-Za-z0-9._:-]{1,128}")


def request_id_of(given: str | None) -> str:
    """The caller's own X-Request-Id where it is fit for a log line, else a new one."""
    if given is not None and SANE.fullmatch(given) is not None:
        return given
    return str(uuid4())
