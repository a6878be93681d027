"""Who is asking."""

from specwright_http.handler import Context


def user_of(context: Context) -> str:
    """A call that names no user is made for the development user, where everybody is believed."""
    return "user_dev" if context.caller is None else context.caller
