"""What a log may hold of a text that others wrote."""

import re
import traceback
from dataclasses import dataclass

# Messages of databases and banks quote what they were given.
_SECRETS = (
    (re.compile(r"\b(Bearer|Basic)\s+[\w.~+/=-]+", re.IGNORECASE), r"\1 [hidden]"),
    (re.compile(r"\beyJ[\w-]+\.[\w-]+\.[\w-]*"), "[token]"),
    (re.compile(r"//[^\s/:@]*:[^\s/@]+@"), "//[hidden]@"),
    (re.compile(r"\b(sk|rk|whsec|pk)_[A-Za-z0-9_]{8,}"), r"\1_[hidden]"),
    (
        re.compile(
            r"\b(password|passwd|secret|token|api[-_]?key)([\"']?\s*[=:]\s*)"
            r"(\"[^\"]*\"|'[^']*'|[^\s,;&}]+)",
            re.IGNORECASE,
        ),
        r"\1\2[hidden]",
    ),
)

DEEPEST_CAUSE = 4


@dataclass(frozen=True, slots=True)
class LoggedError:
    """An error less its secrets and less every field but these."""

    type: str
    message: str
    stack: str
    cause: "LoggedError | None"


def scrub(text: str) -> str:
    """The text without what looks like a secret."""
    for pattern, put in _SECRETS:
        text = pattern.sub(put, text)
    return text


def logged_error(error: BaseException, depth: int = 0) -> LoggedError:
    """An error as a log may hold it."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return LoggedError(
        type=type(error).__name__,
        message=scrub(str(error)),
        stack=scrub("".join(traceback.format_exception(error, chain=False)).rstrip()),
        cause=None if cause is None or depth == DEEPEST_CAUSE else logged_error(cause, depth + 1),
    )
