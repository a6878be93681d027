"""Serves observability."""

from contract import errors, handlers
from specwright_http.handler import Context
from specwright_http.reply import Ok

from ..observability.metrics import Metrics
from ..observability.readiness import Readiness


class ObservabilityHandlers:
    """Fulfils the protocol of this name."""

    def __init__(self, metrics: Metrics, readiness: Readiness) -> None:
        self._metrics = metrics
        self._readiness = readiness

    async def get_healthz(
        self, request: handlers.GetHealthzInput, context: Context
    ) -> handlers.GetHealthzReply:
        return Ok(handlers.GetHealthz200(status="ok"))

    async def get_readyz(
        self, request: handlers.GetReadyzInput, context: Context
    ) -> handlers.GetReadyzReply:
        if await self._readiness.is_ready():
            return Ok(handlers.GetReadyz200(status="ok"))
        return errors.NotReady()

    async def get_metrics(
        self, request: handlers.GetMetricsInput, context: Context
    ) -> handlers.GetMetricsReply:
        return Ok(self._metrics.text())
