"""Numbers as JSON texts show them everywhere."""

import math


def numeral(value: float) -> str:
    """The shortest text of a number that reads back as the same: `1`, `0.5`, `1e+21`, `1e-7`."""
    if isinstance(value, int):
        return str(value) if abs(value) < 10**21 else numeral(float(value))
    if not math.isfinite(value):
        raise ValueError(f"{value} is no number of JSON")
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    digits, point = _digits_of(abs(value))
    return sign + _placed(digits, point)


def _digits_of(value: float) -> tuple[str, int]:
    """The significant digits, and where the point stands behind their first."""
    mantissa, _, exponent = f"{value!r}".partition("e")
    whole, _, fraction = mantissa.partition(".")
    shift = int(exponent or "0") + len(whole)
    digits = (whole + fraction).lstrip("0")
    shift -= len(whole + fraction) - len(digits)
    return digits.rstrip("0"), shift


def _placed(digits: str, point: int) -> str:
    if len(digits) <= point <= 21:
        return digits.ljust(point, "0")
    if 0 < point <= 21:
        return f"{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"0.{'0' * -point}{digits}"
    rest = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{digits[0]}{rest}e{point - 1:+d}"
