"""The one spelling of a path."""

import re

CANONICAL = re.compile(r"[A-Za-z0-9\-._~!$&'()*+,;=:@/]*")
UNRESERVED = re.compile(r"[A-Za-z0-9\-._~]")
SUB_DELIMITER = re.compile(r"%(?:2[146-9A-C]|3[ABD]|40)")
"""`!$&'()*+,;=:@`, escaped."""
OTHER = re.compile(r"%[0-9A-Fa-f]{2}|[^A-Za-z0-9\-._~!$&'()*+,;=:@/%]")


def canonical_path(path: str) -> str:
    """The one spelling of a path that a request brings as bytes.

    `/pr%c3%bcfung` becomes `/pr%C3%BCfung` and `/%61` becomes `/a`. What may mean something, such
    as a slash or a comma, stays escaped where it is, and what is not percent-encoded properly stays
    so. A fragment is for the client.
    """
    if CANONICAL.fullmatch(path) is not None:
        return path
    return OTHER.sub(_respelled, path.partition("#")[0])


def canonical_text(text: str) -> str:
    """The spelling, in a path, of a text that a specification writes: as plain as it can be."""
    path = canonical_path(text.encode().decode("latin-1"))
    return SUB_DELIMITER.sub(lambda match: chr(int(match.group()[1:], 16)), path)


def _respelled(match: re.Match[str]) -> str:
    one = match.group()
    if len(one) == 1:
        return f"%{ord(one):02X}"
    character = chr(int(one[1:], 16))
    return character if UNRESERVED.fullmatch(character) else one.upper()
