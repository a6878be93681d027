"""The shop of a scenario, and what handwritten steps can do with it."""

from collections.abc import Sequence

from specwright_http.app import AppOptions
from specwright_http.clock import Clock
from specwright_http.rate_limit import RateLimit
from specwright_http.rate_limiter import RateLimitOptions

from ..auth.bearer import bearer_authentication
from ..observability.metrics import Metrics
from ..observability.readiness import Readiness
from ..observability.request_log import json_log
from ..shop import Shop, ShopParts
from ..storage.store import Store
from .secrets import Secrets


class ShopUnderTest:
    """A shop with authentication as in production, on the clock of a scenario."""

    def __init__(self, store: Store, now: Clock, secrets: Secrets) -> None:
        self.store = store
        self.readiness = Readiness(store.ping)
        self._now = now
        self._secrets = secrets
        self._metrics = Metrics()
        self._lines: list[str] = []
        self.app = self._open(None)

    def limit(self, per_minute: int) -> None:
        """From now on each caller may ask so often."""
        self.app = self._open(RateLimitOptions(RateLimit(per_minute)))

    def log(self) -> str:
        """Everything it has logged."""
        return "\n".join(self._lines)

    def _open(self, rate_limit: RateLimitOptions | None) -> Shop:
        secrets: Sequence[str] = [self._secrets.webhook]
        return Shop(
            ShopParts(
                store=self.store,
                readiness=self.readiness,
                metrics=self._metrics,
                webhook_secrets=secrets,
                report=self._lines.append,
                app=AppOptions(
                    now=self._now,
                    log=json_log(self._lines.append),
                    rate_limit=rate_limit,
                    authenticate=bearer_authentication(self._secrets.auth, self._now),
                ),
            )
        )
