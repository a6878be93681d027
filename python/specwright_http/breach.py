"""What breaks a rule of the contract, in the words a client reads."""

from pydantic import ValidationError
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

#: The type of every error that our own types and rules raise: its message is ready to be shown, and `ctx["code"]` is the
#: error of the catalogue that the rule has of its own, or None; `ctx["rule"]` says whether it is a rule that is broken.
BREACH = "breach"


def breach(message: str, code: str | None = None, *, rule: bool = False) -> PydanticCustomError:
    """The error of a value that may not be so: `breach("must be a number")`."""
    return PydanticCustomError(BREACH, "{words}", {"words": message, "code": code, "rule": rule})


def joined(inside: ValidationError, own: PydanticCustomError, value: object) -> ValidationError:
    """What is wrong inside a value, and then what is wrong with the value itself."""
    errors = [again(error) for error in inside.errors(include_url=False)]
    errors.append(InitErrorDetails(type=own, input=value))
    return ValidationError.from_exception_data(inside.title, errors)


def again(error: ErrorDetails) -> InitErrorDetails:
    """What was wrong, ready to be raised once more."""
    ctx = error.get("ctx", {})
    known = error["type"] == BREACH
    kind = breach(ctx["words"], ctx["code"], rule=ctx["rule"]) if known else error["type"]
    return InitErrorDetails(type=kind, loc=error["loc"], input=error["input"], ctx=ctx)
