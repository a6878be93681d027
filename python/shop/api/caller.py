"""Who is asking."""

from pydantic import TypeAdapter, ValidationError

from contract import models
from specwright_http.handler import Context

_USER_ID: TypeAdapter[str] = TypeAdapter(models.UserId)


def user_of(context: Context) -> str | None:
    """None: a token of ours that belongs to no user, but to a machine, say.

    A call that names no user is made for the development user, where authentication is off.
    """
    caller = context.caller
    if caller is None:
        return "user_dev"
    try:
        return _USER_ID.validate_python(caller)
    except ValidationError:
        return None
