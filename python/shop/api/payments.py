"""Serves payment."""

from collections.abc import Sequence

from pydantic import MISSING

from contract import errors, handlers, models
from specwright_http.handler import Context
from specwright_http.reply import NoContent
from specwright_http.webhook_signature import SignedWebhook, prove_webhook

from ..payments.cashier import Cashier
from ..payments.hear_event import hear_event
from ..payments.pay_order import pay_order
from ..payments.payment_event import read_payment_event


class PaymentHandlers:
    """Fulfils the protocol of this name. `secrets`: what the bank signs with, two while it changes."""

    def __init__(self, cashier: Cashier, secrets: Sequence[str]) -> None:
        self._cashier = cashier
        self._secrets = tuple(secrets)

    async def post_api_payments_by_order_id(
        self, request: handlers.PostApiPaymentsByOrderIdInput, context: Context
    ) -> handlers.PostApiPaymentsByOrderIdReply:
        card = None if request.body.card is MISSING else request.body.card
        return await pay_order(self._cashier, request.params.order_id, card, context)

    async def post_api_webhooks_payments(
        self, request: handlers.PostApiWebhooksPaymentsInput, context: Context
    ) -> handlers.PostApiWebhooksPaymentsReply:
        webhook = SignedWebhook(
            signature=request.headers.webhook_signature,
            raw_body=context.raw_body,
            secrets=self._secrets,
            now=context.now(),
        )
        if prove_webhook(webhook) != "genuine":
            return errors.BadSignature()
        event = read_payment_event(context.raw_body)
        if not isinstance(event, models.PaymentEvent):
            return errors.ValidationFailed(errors=event)
        await hear_event(self._cashier, event, context.now())
        return NoContent()
