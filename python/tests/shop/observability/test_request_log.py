import json
from dataclasses import replace
from datetime import datetime

from shop.observability.log_output import BackgroundWriter
from shop.observability.request_log import json_log, pretty_log
from specwright_http.log import LogEntry
from specwright_http.trace_context import TraceContext

ENTRY = LogEntry(
    request_id="r1",
    trace=None,
    method="POST",
    path="/api/orders",
    operation="postApiOrders",
    route="/api/orders",
    caller="user_ann",
    status=409,
    code="OUT_OF_STOCK",
    replayed=False,
    milliseconds=1.23456,
    error=None,
)
TRACE = TraceContext("t" * 32, "s" * 16, "", None, "p")
TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl"


def logged(entry: LogEntry) -> dict[str, object]:
    lines: list[str] = []
    json_log(lines.append)(entry)
    [line] = lines
    fields: dict[str, object] = json.loads(line)
    return fields


def said(entry: LogEntry) -> str:
    lines: list[str] = []
    pretty_log(lines.append)(entry)
    return "\n".join(lines)


def test_a_request_is_one_line_of_json() -> None:
    line = logged(replace(ENTRY, trace=TRACE))
    assert str(line["time"]).endswith("Z")
    assert datetime.fromisoformat(str(line.pop("time")))
    assert line == {
        "level": 30,
        "requestId": "r1",
        "traceId": TRACE.trace_id,
        "spanId": TRACE.span_id,
        "method": "POST",
        "route": "/api/orders",
        "path": "/api/orders",
        "status": 409,
        "ms": 1.235,
        "caller": "user_ann",
        "code": "OUT_OF_STOCK",
        "msg": "request",
    }


SECRET = "swordfish"


def failure() -> BaseException:
    error = RuntimeError(f"Bearer {TOKEN} or {TOKEN} or whsec_{SECRET}1")
    error.__cause__ = ValueError(f"postgres://shop:{SECRET}@db/shop refused, password={SECRET}")
    return error


def test_our_own_faults_are_errors_with_their_causes_and_without_their_secrets() -> None:
    line = logged(replace(ENTRY, error=failure()))
    assert (line["level"], line["msg"]) == (50, "request failed")
    error = json.dumps(line["err"])
    assert "RuntimeError" in error
    assert "ValueError" in error
    assert "Bearer [hidden] or [token] or whsec_[hidden]" in error
    for secret in (SECRET, "eyJ"):
        assert secret not in error
        assert secret not in said(replace(ENTRY, error=failure()))


def test_a_client_makes_no_line_longer_than_a_few_hundred_letters_and_starts_no_new_one() -> None:
    endless = replace(ENTRY, path=f"/{'x' * 9_000}", caller=f"user_\n{'x' * 9_000}")
    assert len(json.dumps(logged(endless))) < 900
    assert len(said(endless)) < 600
    assert "/a?[2J??b 409" in said(replace(ENTRY, path="/a\x1b[2J\x9b\nb"))
    assert len(said(endless).splitlines()) == 1


def test_people_read_one_line() -> None:
    assert said(ENTRY) == "POST /api/orders 409 OUT_OF_STOCK in 1.2 ms, user_ann (r1)"
    traced = replace(ENTRY, trace=TRACE, caller=None, code=None, status=200, replayed=True)
    assert said(traced) == f"POST /api/orders 200 replayed in 1.2 ms (r1, trace {'t' * 32})"


def test_lines_are_written_in_their_order_and_all_of_them_when_it_is_flushed() -> None:
    written: list[str] = []
    writer = BackgroundWriter(written.append, lambda: None)
    for at in range(1_000):
        writer.write(str(at))
    writer.flush()
    assert "".join(written).split() == [str(at) for at in range(1_000)]
