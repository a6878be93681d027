"""Where a request comes from."""

import pytest

from specwright_http.client_address import address_behind


@pytest.mark.parametrize(
    ("proxies", "seen", "forwarded", "address"),
    [
        (0, "10.0.0.1", "6.6.6.6", "10.0.0.1"),
        (0, "::ffff:10.0.0.1", None, "10.0.0.1"),
        (1, "10.0.0.1", "6.6.6.6, 7.7.7.7", "7.7.7.7"),
        (2, "10.0.0.1", "5.5.5.5, 6.6.6.6, 7.7.7.7", "6.6.6.6"),
        (2, "10.0.0.1", "7.7.7.7", "7.7.7.7"),
        (1, "10.0.0.1", None, "10.0.0.1"),
        (0, "2001:db8:1:2:3:4:5:6", None, "2001:db8:1:2::/64"),
        (0, "2001:db8::6", None, "2001:db8::/64"),
        (0, "::1", None, "::/64"),
        (1, "10.0.0.1", "x" * 9_000, "x" * 64),
    ],
)
def test_only_what_our_proxies_say_is_believed(
    proxies: int, seen: str, forwarded: str | None, address: str
) -> None:
    assert address_behind(proxies)(seen, forwarded) == address
