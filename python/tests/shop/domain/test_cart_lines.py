from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from shop.domain.cart_lines import (
    MAX_QUANTITY,
    CartLine,
    add_to_lines,
    cart_of,
    remove_from_lines,
)
from shop.testing.samples import line, product


def new_id() -> str:
    return "item_new"


def test_a_product_has_one_line_which_grows_in_its_place() -> None:
    lines = [line("hat"), line("cap", 2)]
    assert add_to_lines(lines, "prod_hat", 3, new_id) == [line("hat", 4), line("cap", 2)]
    added = add_to_lines(lines, "prod_pin", 1, new_id)
    assert added == [*lines, CartLine("item_new", "prod_pin", 1)]


def test_more_than_a_cart_holds_is_refused() -> None:
    assert add_to_lines([], "prod_hat", MAX_QUANTITY + 1, new_id) is None
    assert add_to_lines([line("hat", MAX_QUANTITY)], "prod_hat", 1, new_id) is None
    assert add_to_lines([line("hat", 1)], "prod_hat", MAX_QUANTITY - 1, new_id) is not None


def test_a_line_is_removed_by_its_id() -> None:
    assert remove_from_lines([line("hat"), line("cap")], "item_hat") == [line("cap")]
    assert remove_from_lines([line("hat")], "item_cap") is None


def test_a_cart_shows_todays_prices_and_only_what_is_sold() -> None:
    products = {"prod_hat": product("hat", price_cents=250)}
    cart = cart_of("user_ann", [line("hat", 2), line("gone")], products)
    assert [item.product_id for item in cart.items] == ["prod_hat"]
    assert cart.total_cents == 500


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 60))))
def test_law_a_line_is_the_sum_of_what_was_let_in(wishes: list[tuple[str, int]]) -> None:
    lines: list[CartLine] = []
    let_in = dict.fromkeys("abc", 0)
    for name, quantity in wishes:
        more = add_to_lines(lines, name, quantity, partial("item_{}".format, len(lines)))
        assert (more is None) == (let_in[name] + quantity > MAX_QUANTITY)
        if more is not None:
            lines = list(more)
            let_in[name] += quantity
    kept = {each.product_id: each.quantity for each in lines}
    assert kept == {name: sum_ for name, sum_ in let_in.items() if sum_ > 0}
    assert len({each.id for each in lines}) == len(lines)
