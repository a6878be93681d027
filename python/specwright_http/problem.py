"""The error body of a specification that declares none."""

from pydantic import MISSING

from .model import Model
from .operation import ErrorBody
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


problem_details = ErrorBody(model=ProblemDetails, media="application/problem+json")
