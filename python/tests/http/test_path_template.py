"""Paths as the specification writes them."""

import pytest

from specwright_http.canonical_path import canonical_path
from specwright_http.path_template import path_template


@pytest.mark.parametrize(
    ("path", "fitting", "others"),
    [
        (
            "/api/orders",
            ["/api/orders", "/api/order%73"],
            ["/api/orders/", "/api/order", "/api/ordersx", "/api%2Forders"],
        ),
        ("/a/{id}", ["/a/1", "/a/x.y", "/a/%2F"], ["/a/", "/a/1/2", "/a/1\n/"]),
        ("/a/{order-id}/b", ["/a/1/b"], ["/a//b"]),
        ("/v1.0/(x)+", ["/v1.0/(x)+", "/v1.0/%28x%29%2B"], ["/v1a0/(x)+"]),
        ("/prüfung", ["/pr%C3%BCfung", "/pr%c3%bcfung", "/prÃ¼fung"], ["/prufung", "/pr%FCfung"]),
        ("/100%25", ["/100%25"], ["/100%", "/100"]),
    ],
)
def test_a_template_fits_what_it_means(path: str, fitting: list[str], others: list[str]) -> None:
    pattern = path_template(path).pattern
    assert all(pattern.fullmatch(canonical_path(each)) for each in fitting)
    assert not any(pattern.fullmatch(canonical_path(each)) for each in others)


def test_a_description_shows_paths_percent_encoded() -> None:
    assert path_template("/prüfung/{größe}").route == "/pr%C3%BCfung/{größe}"


def test_what_is_fixed_stands_before_what_is_a_parameter() -> None:
    paths = sorted(["/a/{x}/c", "/a/b/{y}", "/{z}", "/a/b/c"], key=lambda p: path_template(p).rank)
    assert paths == ["/a/b/c", "/a/b/{y}", "/a/{x}/c", "/{z}"]
    assert path_template("/a/{x}.{y-z}").names == ("x", "y-z")
