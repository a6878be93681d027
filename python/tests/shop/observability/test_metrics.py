from dataclasses import replace

from prometheus_client.parser import text_string_to_metric_families

from shop.observability.metrics import Metrics
from specwright_http.log import LogEntry

ENTRY = LogEntry(
    request_id="r1",
    trace=None,
    method="POST",
    path="/api/orders",
    operation="postApiOrders",
    route="/api/orders",
    caller="user_ann",
    status=201,
    code=None,
    replayed=False,
    milliseconds=7,
    error=None,
)
REFUSED = replace(ENTRY, status=409, code="OUT_OF_STOCK")
PAYING = replace(ENTRY, operation="postApiPaymentsByOrderId", status=200)


def counted(*entries: LogEntry) -> dict[tuple[str, str], float]:
    """By name and code, route or bound."""
    metrics = Metrics()
    for entry in entries:
        metrics.record(entry)
    return {
        (sample.name, sample.labels.get("le") or sample.labels.get("code") or ""): sample.value
        for family in text_string_to_metric_families(metrics.text())
        for sample in family.samples
    }


def test_orders_replays_payments_and_refusals_are_counted_replays_not_twice() -> None:
    declined = replace(PAYING, status=402, code="PAYMENT_DECLINED")
    replayed = replace(ENTRY, replayed=True)
    values = counted(ENTRY, replayed, REFUSED, PAYING, replace(PAYING, replayed=True), declined)
    assert values["shop_orders_total", ""] == 1
    assert values["shop_replays_total", ""] == 2
    assert values["shop_payments_total", ""] == 1
    assert values["shop_refusals_total", "OUT_OF_STOCK"] == 1
    assert values["shop_refusals_total", "PAYMENT_DECLINED"] == 1


def test_a_shop_where_nothing_happened_says_so() -> None:
    values = counted()
    assert values == {
        ("shop_orders_total", ""): 0,
        ("shop_replays_total", ""): 0,
        ("shop_payments_total", ""): 0,
        ("shop_refunds_total", ""): 0,
    }


def test_requests_are_timed_by_open_telemetrys_buckets() -> None:
    values = counted(ENTRY)
    name = "http_server_request_duration_seconds"
    bounds = [values[f"{name}_bucket", bound] for bound in ("0.005", "0.01", "10.0", "+Inf")]
    assert bounds == [0, 1, 1, 1]
    assert values[f"{name}_sum", ""] == 0.007


def test_no_client_can_invent_time_series() -> None:
    metrics = Metrics()
    for at in range(50):
        odd = replace(ENTRY, method=f"BREW{at}", path=f"/{at}", route=None, operation=None)
        metrics.record(replace(odd, status=404, code="ROUTE_NOT_FOUND"))
    counts = [line for line in metrics.text().splitlines() if "_count{" in line]
    assert len(counts) == 1
    assert 'http_request_method="_OTHER"' in counts[0]
    assert counts[0].endswith(" 50.0")


def test_a_payment_that_ended_late_counts_and_the_process_is_measured_where_asked() -> None:
    metrics = Metrics(process=True)
    metrics.paid_late()
    metrics.refunded()
    assert "shop_payments_total 1.0" in metrics.text()
    assert "shop_refunds_total 1.0" in metrics.text()
    assert "process_cpu_seconds_total" in metrics.text()
