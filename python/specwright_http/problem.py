"""The error body of a specification that declares none."""

from pydantic import MISSING

from .error_body import ErrorBody, ErrorTemplate
from .error_template import Template
from .model import Model
from .types import Integer, ListOf


class BadPlace(Model):
    """One bad place of a request."""

    path: str
    message: str


class ProblemDetails(Model):
    """A problem of RFC 9457 with a code and the bad places."""

    type: str
    title: str
    status: Integer
    detail: str
    instance: str
    code: str
    message: str
    errors: ListOf[BadPlace] | MISSING = MISSING


NAMES = ("type", "title", "status", "detail", "instance", "code", "message")
ERRORS: Template = [{"members": [["path", {"place": "path"}], ["message", {"place": "message"}]]}]
PROBLEM: Template = {
    "members": [*([name, {"place": name}] for name in NAMES), ["errors", ERRORS, "optional"]]
}

problem_details = ErrorBody("application/problem+json", (ErrorTemplate(PROBLEM, ProblemDetails),))
