"""What the suite signs with: features/support/secrets.ts has the same."""

import os
from dataclasses import dataclass

from ..auth.auth_settings import AuthSettings
from ..auth.claims import Pins


@dataclass(frozen=True, slots=True)
class Secrets:
    """They open nothing but shops of the suite."""

    auth: AuthSettings
    webhook: str

    @classmethod
    def of_suite(cls) -> "Secrets":
        """As the environment says, as with every server that the suite judges."""
        env = os.environ
        return cls(
            auth=AuthSettings(
                secret=env["JWT_SECRET"],
                previous_secret=env["JWT_SECRET_PREVIOUS"],
                well_known=False,
                pins=Pins("specwright-shop", "specwright-shop"),
            ),
            webhook=env["WEBHOOK_SECRET"],
        )
