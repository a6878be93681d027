"""Paths as the specification writes them."""

import pytest

from specwright_http.path_template import path_template


@pytest.mark.parametrize(
    ("path", "fitting", "others"),
    [
        ("/api/orders", ["/api/orders"], ["/api/orders/", "/api/order", "/api/ordersx"]),
        ("/a/{id}", ["/a/1", "/a/x.y", "/a/%2F"], ["/a/", "/a/1/2", "/a/1\n/"]),
        ("/a/{order-id}/b", ["/a/1/b"], ["/a//b"]),
        ("/v1.0/(x)+", ["/v1.0/(x)+"], ["/v1a0/(x)+"]),
    ],
)
def test_a_template_fits_what_it_means(path: str, fitting: list[str], others: list[str]) -> None:
    pattern = path_template(path).pattern
    assert all(pattern.fullmatch(each) for each in fitting)
    assert not any(pattern.fullmatch(each) for each in others)


def test_what_is_fixed_stands_before_what_is_a_parameter() -> None:
    paths = sorted(["/a/{x}/c", "/a/b/{y}", "/{z}", "/a/b/c"], key=lambda p: path_template(p).rank)
    assert paths == ["/a/b/c", "/a/b/{y}", "/a/{x}/c", "/{z}"]
    assert path_template("/a/{x}.{y-z}").names == ("x", "y-z")
