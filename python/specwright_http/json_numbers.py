"""Numbers as JSON has them on every platform: doubles."""

#: Beyond it not every language counts exactly.
LARGEST_SAFE = 2**53 - 1
# So many digits and a sign never leave the safe range.
SAFE_LENGTH = 15


def read_integer(text: str) -> int | float:
    """Reads an integer literal; beyond the safe range it is the nearest double, as everywhere."""
    if len(text) <= SAFE_LENGTH:
        return int(text)
    number = float(text)
    return int(number) if abs(number) <= LARGEST_SAFE else number
