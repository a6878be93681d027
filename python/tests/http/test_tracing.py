"""A trace goes on through the kernel, and is never guessed."""

import pytest

from specwright_http.handler import Context
from specwright_http.reply import Ok
from specwright_http.trace_context import TraceContext
from specwright_http.tracing import trace_of

from .library import Book, Input
from .open_library import open_library

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
PARENT = "00f067aa0ba902b7"
SENT = f"00-{TRACE}-{PARENT}-01"


@pytest.mark.parametrize(
    "traceparent",
    [
        pytest.param("hello", id="garbled"),
        pytest.param(f"00-{'0' * 32}-{PARENT}-01", id="of no trace"),
        pytest.param(f"00-{TRACE}-{'0' * 16}-01", id="of no parent"),
        pytest.param(SENT.upper(), id="in capitals"),
        pytest.param(f"ff-{TRACE}-{PARENT}-01", id="of a version that cannot be"),
        pytest.param(f"{SENT}-00", id="that says more than its version may"),
        pytest.param(f"{SENT}, {SENT}", id="given twice"),
        pytest.param(f"{SENT}\n", id="with more behind it"),
    ],
)
def test_a_bad_traceparent_starts_nothing(traceparent: str) -> None:
    assert trace_of(traceparent, None) is None


def test_later_versions_are_read_as_far_as_they_are_known() -> None:
    trace = trace_of(f"cc-{TRACE}-{PARENT}-09-more", "a=1")
    assert trace is not None
    assert (trace.trace_id, trace.parent_id, trace.tracestate) == (TRACE, PARENT, "a=1")
    assert trace.traceparent == f"00-{TRACE}-{trace.span_id}-01"


@pytest.mark.parametrize(("state", "kept"), [("a=1", "a=1"), ("", None), ("x" * 513, None)])
def test_the_state_of_others_is_passed_on_if_it_is_short(state: str, kept: str | None) -> None:
    trace = trace_of(SENT, state)
    assert trace is not None
    assert trace.tracestate == kept


async def test_a_trace_goes_on_to_the_handler_to_the_log_and_back_to_the_client() -> None:
    known: list[TraceContext | None] = []

    async def newest(_values: Input, context: Context) -> object:
        known.append(context.trace)
        return Ok(Book(title="a"))

    async with open_library({"getBooksNewest": newest}) as library:
        traced = await library.ask("GET", "/books/newest", headers={"traceparent": SENT})
        plain = await library.ask("GET", "/books/newest")
    (trace, nothing) = known
    assert trace is not None
    assert nothing is None
    assert traced.headers["traceparent"] == trace.traceparent
    assert (trace.trace_id, trace.span_id != PARENT) == (TRACE, True)
    assert [entry.trace for entry in library.log] == [trace, None]
    assert "traceparent" not in plain.headers
