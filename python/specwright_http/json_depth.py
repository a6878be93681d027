"""How deep JSON text is nested, told before anything of it is parsed."""

import re

# A text to its end, or one bracket. Possessive, so that no text makes it try twice.
TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)


def is_deeper_than(limit: int, data: bytes) -> bool:
    """Whether JSON text is nested deeper than so many levels.

    It looks at bytes, so that nesting costs no memory and no call stack anywhere. Of text that is
    no JSON it may say anything: that is refused later.
    """
    if data.count(b"[") + data.count(b"{") <= limit:
        return False
    depth = 0
    for match in TOKEN.finditer(data):
        token = match.group()
        if token in (b"[", b"{"):
            depth += 1
            if depth > limit:
                return True
        elif token in (b"]", b"}"):
            depth -= 1
    return False
