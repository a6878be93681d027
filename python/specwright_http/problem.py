"""The error body of a specification that declares none."""

from .model import ABSENT, Maybe, Model
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
    errors: Maybe[ListOf[BadPlace]] = ABSENT


problem_details = ErrorBody(model=ProblemDetails, media="application/problem+json")
