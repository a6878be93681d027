"""Percent-encoding, as strict as `decodeURIComponent`: what is garbled must not be guessed."""

import re

ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
BROKEN = re.compile(r"%(?![0-9A-Fa-f]{2})")


def percent_decoded(text: str) -> str | None:
    """The text without its escapes; None where they are broken or spell no UTF-8."""
    if "%" not in text:
        return text
    if BROKEN.search(text) is not None:
        return None
    try:
        return ESCAPES.sub(_spelled, text)
    except UnicodeDecodeError:
        return None


def _spelled(match: re.Match[str]) -> str:
    return bytes.fromhex(match.group().replace("%", "")).decode()
