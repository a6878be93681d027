"""What a body says by its media type."""

from collections.abc import Mapping

from .form_entries import MOST_ENTRIES, FormEntries, encoded_entries, entries_of_parts
from .form_value import form_value
from .header_map import HeaderMap
from .json_body import DEPTH_LIMIT, Reading, is_json, is_media, read_json, says_utf8
from .operation import Media, Operation, model_of
from .refusal import FieldError
from .refused import Refused
from .reserved import ErrorEntry, refused_in_words

PARTS = "multipart/form-data"
FORMS = frozenset({PARTS, "application/x-www-form-urlencoded"})


def is_missing(body: object, headers: HeaderMap, data: bytes) -> bool:
    """No bytes are no JSON; of another media type they are an empty text, file or form."""
    if data:
        return False
    is_of_json = model_of(body) is not None and not (isinstance(body, Media) and body.type in FORMS)
    return is_of_json or "content-type" not in headers


def read_content(
    operation: Operation, headers: HeaderMap, data: bytes, catalogue: Mapping[str, ErrorEntry]
) -> Reading | Refused:
    """The value of a body, before it is held against its type."""
    body = operation.body
    said = headers.get("content-type")
    if body is None:
        return Reading(None)
    if is_missing(body, headers, data):
        if operation.missing_body == "null":
            return Reading(None)
        if isinstance(body, Media) and body.type in FORMS:
            return _value_of(body, [])
        if model_of(body) is not None:
            return Reading({})
    if not isinstance(body, Media):
        return read_json(data) if is_json(said) else _other_media("JSON", catalogue)
    if not is_media(said, body.type):
        return _other_media(body.type, catalogue)
    if body.model is None:
        return Reading(data.decode("utf-8", "replace") if body.type.startswith("text/") else data)
    if not says_utf8(said):
        return _other_media(body.type, catalogue)
    return _read_form(body, said or "", data, catalogue) if body.type in FORMS else read_json(data)


def _other_media(understood: str, catalogue: Mapping[str, ErrorEntry]) -> Refused:
    words = f"Only {understood} is understood here"
    return refused_in_words(catalogue, "UNSUPPORTED_MEDIA_TYPE", words)


def _read_form(
    body: Media, said: str, data: bytes, catalogue: Mapping[str, ErrorEntry]
) -> Reading | Refused:
    is_parts = body.type == PARTS
    entries = entries_of_parts(said, data) if is_parts else encoded_entries(data)
    if entries == "unreadable":
        words = f"The body cannot be read as {body.type}"
        return refused_in_words(catalogue, "VALIDATION_FAILED", words)
    if entries == "too many":
        return _refused(f"must not have more than {MOST_ENTRIES} values")
    return _value_of(body, entries)


def _value_of(body: Media, entries: FormEntries) -> Reading | Refused:
    value = form_value(entries, body.model, is_parts=body.type == PARTS)
    return value or _refused(f"must not be nested deeper than {DEPTH_LIMIT} levels")


def _refused(message: str) -> Refused:
    return Refused("VALIDATION_FAILED", errors=(FieldError("", message),))
