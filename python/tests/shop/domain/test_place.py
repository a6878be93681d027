from hypothesis import given
from hypothesis import strategies as st

from contract import errors, models
from shop.domain.cart_lines import CartLine
from shop.domain.place import Placed, PlacingFacts, Taking, place, takings_of
from shop.testing.samples import MADE_AT, line, product

HAT = product("hat", price_cents=200, stock=5)
SCARF = product("scarf", price_cents=50, stock=1, label="Scarf")


def facts(lines: list[CartLine], *products: models.Product) -> PlacingFacts:
    shelf = {each.id: each for each in products}
    return PlacingFacts("user_ann", lines, shelf, "order_1", MADE_AT, 30 * 60_000)


def test_an_order_keeps_names_prices_and_the_order_of_its_lines() -> None:
    placed = place(facts([line("scarf"), line("hat", 2)], HAT, SCARF))
    assert isinstance(placed, Placed)
    shown = placed.order.model_dump(by_alias=True)
    assert list(shown.pop("items")) == [
        {"productId": "prod_scarf", "name": "Scarf", "quantity": 1, "unitPriceCents": 50},
        {"productId": "prod_hat", "name": "Hat", "quantity": 2, "unitPriceCents": 200},
    ]
    assert shown == {
        "id": "order_1",
        "userId": "user_ann",
        "totalCents": 450,
        "status": "PENDING_PAYMENT",
        "createdAt": "2026-01-01T00:00:00.000Z",
        "expiresAt": "2026-01-01T00:30:00.000Z",
    }
    assert placed.takings == [Taking("prod_hat", 2), Taking("prod_scarf", 1)]


def test_refuses_an_empty_cart_one_line_too_long_and_what_is_no_longer_sold() -> None:
    assert place(facts([], HAT)) == errors.CartEmpty()
    too_long = [line("hat"), line("scarf", 2)]
    twice = [line("hat", 3), line("hat", 3)]
    for lines in (too_long, [line("gone")], twice):
        assert place(facts(lines, HAT, SCARF)) == errors.OutOfStock()


def test_takings_are_summed_by_product_and_sorted() -> None:
    lines = [line("b"), line("a", 2), line("b", 3)]
    assert takings_of(lines) == [Taking("prod_a", 2), Taking("prod_b", 4)]


names = st.sampled_from("abcd")
carts = st.lists(st.builds(line, names, st.integers(1, 12)), unique_by=lambda each: each.id)
shelves = st.lists(
    st.builds(
        lambda name, price, stock: product(name, price_cents=price, stock=stock),
        names,
        st.integers(0, 1000),
        st.integers(0, 20),
    ),
    unique_by=lambda each: each.id,
)


@given(carts, shelves)
def test_law_a_total_is_the_sum_of_its_lines_and_nothing_is_taken_that_is_not_there(
    lines: list[CartLine], products: list[models.Product]
) -> None:
    placed = place(facts(lines, *products))
    if not isinstance(placed, Placed):
        return
    items, stocks = placed.order.items, {each.id: each.stock for each in products}
    total = sum(item.quantity * item.unit_price_cents for item in items)
    assert placed.order.total_cents == total
    assert takings_of(items) == placed.takings
    assert all(taking.quantity <= stocks[taking.product_id] for taking in placed.takings)
