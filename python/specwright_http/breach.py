"""What breaks a rule of the contract, in the words a client reads."""

from pydantic_core import PydanticCustomError

#: The type of every error that our own types and rules raise: its message is ready to be shown, and `ctx["code"]` is the
#: error of the catalogue that the rule has of its own, or None.
BREACH = "breach"


def breach(message: str, code: str | None = None) -> PydanticCustomError:
    """The error of a value that may not be so: `breach("must be a number")`."""
    return PydanticCustomError(BREACH, "{words}", {"words": message, "code": code})
