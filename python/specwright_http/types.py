"""The types of the contract notation, each accepting exactly what the notation says, in any language."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Any, TypeAlias, TypeVar
from uuid import UUID

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from .breach import breach
from .error_limit import FewErrors
from .json_numbers import LARGEST_SAFE
from .sent_values import SentDate, SentDateTime, SentUuid, as_sent
from .uploaded_file import UploadedFile

T = TypeVar("T")

#: A list: a tuple for the program, any JSON array on the wire.
ListOf: TypeAlias = Annotated[tuple[T, ...], Field(strict=False), FewErrors()]

#: An object with any names and values of one type.
MapOf: TypeAlias = Annotated[dict[str, T], FewErrors()]


@dataclass(frozen=True, slots=True, eq=False)
class _Checked:
    """A type that a function of ours reads, and how JSON Schema says it."""

    read: Callable[[Any], object]
    schema: Mapping[str, str | int] = field(hash=False)
    write: Callable[[Any], object] | None = None
    """What is written of a value; None: the value itself."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        if self.write is None:
            return core_schema.no_info_plain_validator_function(self.read)
        written = core_schema.plain_serializer_function_ser_schema(self.write)
        return core_schema.no_info_plain_validator_function(self.read, serialization=written)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return dict(self.schema)


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """Reads a number before pydantic holds it against its bounds.

    It stands behind them: `Annotated[int, Field(ge=1), WHOLE]`. Bounds behind a function of ours pydantic would check,
    but would not describe.
    """

    read: Callable[[object], float]
    bound: int | None = None
    """The bound of all such numbers, above and below."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        described = handler(schema)
        if self.bound is not None:
            if "exclusiveMinimum" not in described:
                described.setdefault("minimum", -self.bound)
            if "exclusiveMaximum" not in described:
                described.setdefault("maximum", self.bound)
        return described


def _integer(value: object) -> int:
    """A float without a fraction is an integer; a boolean is not."""
    if isinstance(value, float) and math.isfinite(value):
        if not value.is_integer():
            raise breach("must be a whole number")
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise breach("must be a number")
    if value > LARGEST_SAFE:
        raise breach(f"must be at most {LARGEST_SAFE}")
    if value < -LARGEST_SAFE:
        raise breach(f"must be at least {-LARGEST_SAFE}")
    return value


def _number(value: object) -> float:
    """Finite, and a double as all of JSON's numbers are."""
    if isinstance(value, int) and not isinstance(value, bool):
        try:
            value = float(value)
        except OverflowError:
            raise breach("must be a number") from None
    if not isinstance(value, float) or not math.isfinite(value):
        raise breach("must be a number")
    return value


WHOLE = _Read(_integer, LARGEST_SAFE)
DOUBLE = _Read(_number)

Integer: TypeAlias = Annotated[int, WHOLE]
Number: TypeAlias = Annotated[float, DOUBLE]


def _text(value: object, kind: str) -> str:
    if not isinstance(value, str):
        raise breach(kind)
    return value


def _formed(pattern: str, kind: str) -> Callable[[object], str]:
    """Reads a text that has the form from its first character to its last."""
    whole = re.compile(pattern).fullmatch

    def read(value: object) -> str:
        text = _text(value, "must be a text")
        if whole(text) is None:
            raise breach(f"must be {kind}")
        return text

    return read


def _sent(
    pattern: str, kind: str, make: Callable[[str], T], takes: Callable[[object], bool]
) -> Callable[[object], object]:
    """Reads such a text as a value of Python, and takes what a program already has as one."""
    read_text = _formed(pattern, kind)

    def read(value: object) -> object:
        if takes(value):
            return value
        if isinstance(value, date):
            raise breach(f"must be {kind}")
        return make(read_text(value))

    return read


def _is_day(value: object) -> bool:
    """A datetime is a date to Python, and none to the contract."""
    return isinstance(value, date) and not isinstance(value, datetime)


def _is_instant(value: object) -> bool:
    return isinstance(value, datetime) and value.utcoffset() is not None


def _is_uuid(value: object) -> bool:
    return isinstance(value, UUID)


_DATE = (
    r"(?:(?:[0-9][0-9][2468][048]|[0-9][0-9][13579][26]|[0-9][0-9]0[48]|[02468][048]00|[13579][26]00)-02-29"
    r"|[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    r"|02-(?:0[1-9]|1[0-9]|2[0-8])))"
)
_CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_TIME = rf"T{_CLOCK}:[0-5][0-9](?:\.[0-9]+)?(?:Z|[+-]{_CLOCK})"
_DATE_TIME = rf"{_DATE}{_TIME}"
#: The calendar is in the name of the format; small letters and leap seconds are read by some.
_DOCUMENTED_DATE_TIME = rf"^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}{_TIME}$"
_ATOM = r"[0-9A-Za-z_!#$%&'*+/=?^`{|}~-]+"
_LABEL = r"[0-9A-Za-z](?:[0-9A-Za-z-]*[0-9A-Za-z])?"
_EMAIL = rf"{_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+[A-Za-z]{{2,}}"
_UUID = r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
_BASE64 = r"(?:[0-9a-zA-Z+/]{4})*(?:[0-9a-zA-Z+/]{2}==|[0-9a-zA-Z+/]{3}=)?"

Date: TypeAlias = Annotated[
    date,
    _Checked(
        _sent(_DATE, "a date such as 2000-12-31", SentDate.of, _is_day),
        {"type": "string", "format": "date"},
        as_sent,
    ),
]

#: An instant: a datetime that knows its offset from UTC.
DateTime: TypeAlias = Annotated[
    datetime,
    _Checked(
        _sent(
            _DATE_TIME,
            "a date and time such as 2000-12-31T23:59:59Z",
            SentDateTime.of,
            _is_instant,
        ),
        {"type": "string", "format": "date-time", "pattern": _DOCUMENTED_DATE_TIME},
        as_sent,
    ),
]
Email: TypeAlias = Annotated[
    str,
    _Checked(
        _formed(_EMAIL, "an email address"),
        {"type": "string", "format": "email", "pattern": f"^{_EMAIL}$"},
    ),
]
Uuid: TypeAlias = Annotated[
    UUID,
    _Checked(
        _sent(_UUID, "a UUID", SentUuid.of, _is_uuid),
        {"type": "string", "format": "uuid", "pattern": f"^{_UUID}$"},
        as_sent,
    ),
]
Binary: TypeAlias = Annotated[
    str,
    _Checked(
        _formed(_BASE64, "base64"),
        {"type": "string", "contentEncoding": "base64", "pattern": f"^{_BASE64}$"},
    ),
]


def _uploaded(value: object) -> UploadedFile:
    if not isinstance(value, UploadedFile):
        raise breach("must be a file")
    return value


#: `binary` in a form of several parts.
File: TypeAlias = Annotated[
    UploadedFile, _Checked(_uploaded, {"type": "string", "format": "binary"})
]

# RFC 3986, 3.
_HEX = r"[0-9A-Fa-f]{1,4}"
_OCTET = r"(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
_IPV4 = rf"{_OCTET}(?:\.{_OCTET}){{3}}"
_IPV6 = "|".join(
    [
        rf"(?:{_HEX}:){{7}}{_HEX}",
        rf"(?:{_HEX}:){{1,7}}:",
        *(rf"(?:{_HEX}:){{1,{7 - rest}}}(?::{_HEX}){{1,{rest}}}" for rest in range(1, 7)),
        rf":(?:(?::{_HEX}){{1,7}}|:)",
        rf"(?:{_HEX}:){{6}}{_IPV4}",
        rf"::(?:{_HEX}:){{0,5}}{_IPV4}",
        *(rf"(?:{_HEX}:){{1,{head}}}(?::{_HEX}){{0,{5 - head}}}:{_IPV4}" for head in range(1, 6)),
    ]
)
_LETTERS = "0-9A-Za-z_.~!$&'()*+,;="


def _letter(more: str) -> str:
    return rf"(?:[{_LETTERS}{more}-]|%[0-9A-Fa-f]{{2}})"


_HOST = rf"(?:\[(?:{_IPV6}|[Vv][0-9A-Fa-f]+\.[{_LETTERS}:-]+)\]|{_letter('')}*)"
_SEGMENTS = rf"(?:/{_letter(':@')}*)*"
_HIERARCHY = (
    rf"(?://(?:{_letter(':')}*@)?{_HOST}(?::[0-9]*)?{_SEGMENTS}"
    rf"|/(?:{_letter(':@')}+{_SEGMENTS})?|{_letter(':@')}+{_SEGMENTS})"
)
_TAIL = rf"(?:{_letter(':@')}|[/?])*"
_URI = rf"[A-Za-z][0-9A-Za-z+.-]*:{_HIERARCHY}(?:\?{_TAIL})?(?:#{_TAIL})?"

#: A URI of RFC 3986, kept as it is.
Uri: TypeAlias = Annotated[
    str, _Checked(_formed(_URI, "a URI"), {"type": "string", "format": "uri"})
]
