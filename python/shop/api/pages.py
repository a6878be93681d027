"""Parts of lists, as requests ask for them."""

from pydantic import MISSING

from contract import errors
from specwright_http.refusal import FieldError

from ..storage.page import Page


def page_asked(after: str | MISSING, limit: int) -> Page:
    """The page that a query asks for."""
    return Page(None if after is MISSING else after, limit)


def not_there(message: str) -> errors.ValidationFailed:
    """The refusal of a page that begins behind what is not there."""
    return errors.ValidationFailed(errors=(FieldError("after", message),))
