"""Who is asking."""

from pydantic import ValidationError

from contract import models
from specwright_http.handler import Context


def user_of(context: Context) -> str | None:
    """None: a token of ours that belongs to no user, but to a machine, say.

    A call that names no user is made for the development user, where authentication is off.
    """
    caller = context.caller
    if caller is None:
        return "user_dev"
    try:
        models.Cart(user_id=caller, items=(), total_cents=0)
    except ValidationError:
        return None
    return caller
