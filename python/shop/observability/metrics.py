"""Counts what happens in one shop."""

from prometheus_client import (
    CollectorRegistry,
    Counter,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)

from specwright_http.log import LogEntry

# When a counter was made says nothing that its values do not, and doubles their number.
disable_created_metrics()  # type: ignore[no-untyped-call]

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10)
"""OpenTelemetry's advice for the duration of HTTP requests, in seconds."""

METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
"""Others become `_OTHER`, so that nobody can invent time series."""


class Metrics:
    """
    Each for itself: a registry of its own, so that shops know nothing of each other. `process`: those of
    the process too, where it is the only shop in it.
    """

    def __init__(self, *, process: bool = False) -> None:
        self._registry = registry = CollectorRegistry()
        self._duration = Histogram(
            "http_server_request_duration_seconds",
            "Duration of HTTP server requests.",
            ["http_request_method", "http_response_status_code", "http_route"],
            buckets=BUCKETS,
            registry=registry,
        )
        self._orders = Counter("shop_orders_total", "Orders placed.", registry=registry)
        self._refusals = Counter(
            "shop_refusals_total",
            "Requests refused, by the code of the refusal.",
            ["code"],
            registry=registry,
        )
        self._replays = Counter(
            "shop_replays_total",
            "Answers given again to the same Idempotency-Key.",
            registry=registry,
        )
        self._payments = Counter("shop_payments_total", "Orders paid.", registry=registry)
        self._refunds = Counter("shop_refunds_total", "Payments given back.", registry=registry)
        if process:
            for collector in (ProcessCollector, PlatformCollector, GCCollector):
                collector(registry=registry)

    def record(self, entry: LogEntry) -> None:
        """Counts a request that has ended, and what it did."""
        method = entry.method if entry.method in METHODS else "_OTHER"
        # A path that is no operation's has no route: requests for made-up paths must not fill our memory with them.
        self._duration.labels(method, entry.status, entry.route or "").observe(
            entry.milliseconds / 1_000
        )
        if entry.code is not None:
            self._refusals.labels(entry.code).inc()
        if entry.replayed:
            self._replays.inc()
        elif entry.operation == "postApiOrders" and entry.status == 201:
            self._orders.inc()
        elif entry.operation == "postApiPaymentsByOrderId" and entry.status == 200:
            self._payments.inc()

    def paid_late(self) -> None:
        """Counts a payment that no request was answered with: the bank was late."""
        self._payments.inc()

    def refunded(self) -> None:
        """Counts a payment whose money was given back."""
        self._refunds.inc()

    def text(self) -> str:
        """Everything counted, in the text format of Prometheus."""
        return generate_latest(self._registry).decode()
