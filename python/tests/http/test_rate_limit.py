"""How often one caller may ask."""

from datetime import UTC, datetime

import pytest

from specwright_http.app import AppOptions
from specwright_http.handler import Context
from specwright_http.rate_limit import RateLimit, limiter_of
from specwright_http.rate_limiter import RateLimitOptions
from specwright_http.reply import NoContent, Ok

from .library import Book, Input
from .open_library import open_library


class Clock:
    """Milliseconds that the test moves."""

    now: float = 0

    def __call__(self) -> float:
        return self.now


def test_so_many_at_once_then_as_many_as_come_back() -> None:
    clock = Clock()
    wait = limiter_of(RateLimit(60, burst=2), clock)
    assert [wait("ann"), wait("ann"), wait("ann")] == [None, None, 1]
    assert wait("bob") is None
    clock.now = 500
    assert wait("ann") == pytest.approx(0.5)
    clock.now = 1_000
    assert [wait("ann"), wait("ann")] == [None, 1]
    clock.now = 1_000_000
    assert [wait("ann"), wait("ann"), wait("ann")] == [None, None, 1]


def test_a_clock_that_is_set_back_gives_nothing() -> None:
    clock = Clock()
    clock.now = 100_000
    wait = limiter_of(RateLimit(1), clock)
    wait("ann")
    clock.now = 0
    assert wait("ann") == 60


def test_many_callers_cost_bounded_memory() -> None:
    wait = limiter_of(RateLimit(1, remembered=2), Clock())
    asked = [wait(who) for who in ("ann", "bob", "ann", "cid", "ann", "bob")]
    assert asked == [None, None, 60, None, 60, None]


@pytest.mark.parametrize("per_minute", [0, -1, float("nan")])
def test_a_limit_that_lets_nobody_in_is_a_mistake(per_minute: float) -> None:
    with pytest.raises(TypeError, match="more than 0 a minute"):
        limiter_of(RateLimit(per_minute), Clock())


async def test_haste_is_refused_by_name_or_by_address_and_health_is_not() -> None:
    async def deleted(_values: Input, _context: Context) -> object:
        return NoContent()

    async def newest(_values: Input, _context: Context) -> object:
        return Ok(Book(title="a"))

    def still() -> datetime:
        return datetime(1970, 1, 1, tzinfo=UTC)

    options = AppOptions(rate_limit=RateLimitOptions(RateLimit(2)), now=still)
    handlers = {"deleteBooksById": deleted, "getBooksNewest": newest}
    async with open_library(handlers, options) as library:
        statuses = [(await library.ask("GET", "/books/newest")).status for _ in range(3)]
        assert statuses == [200, 200, 429]
        refused = await library.ask("GET", "/books/newest")
        assert (refused.code, refused.headers["retry-after"]) == ("RATE_LIMITED", "30")
        ada, nobody = ({"Authorization": f"Bearer {who}"} for who in ("ada", "nobody"))
        assert (await library.ask("DELETE", "/books/1", headers=ada)).status == 204
        # Who guesses tokens is counted by address, and hears 429 before 401.
        assert (await library.ask("DELETE", "/books/1", headers=nobody)).status == 429
        assert (await library.ask("GET", "/healthz")).status == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/nothing", 404), ("PATCH", "/books/newest", 405), ("GET", "/books/%ff", 400)],
)
async def test_paths_that_nobody_serves_are_limited_too(
    method: str, path: str, status: int
) -> None:
    def still() -> datetime:
        return datetime(1970, 1, 1, tzinfo=UTC)

    options = AppOptions(rate_limit=RateLimitOptions(RateLimit(2)), now=still)
    async with open_library({}, options) as library:
        statuses = [(await library.ask(method, path)).status for _ in range(3)]
        assert statuses == [status, status, 429]
        assert (await library.ask("PATCH", "/healthz")).status == 405
