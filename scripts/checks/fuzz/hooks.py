"""What Schemathesis must know of the shop: how the bank signs, and which refusals of sound data are right."""

import hashlib
import hmac
import os
import time
from collections.abc import Callable
from typing import Any

import jsonschema_rs
import schemathesis
from hypothesis import strategies as st
from requests import PreparedRequest
from requests.auth import AuthBase
from schemathesis.openapi.checks import EnsureResourceAvailability, RejectedPositiveData

WEBHOOK = "/api/webhooks/payments"
CART_ITEM = "/api/cart/items/{id}"
SECRET = os.environ["WEBHOOK_SECRET"].encode()

# A description says how a request must look, not what must be true of it. Of sound data, the shop may refuse:
BUSINESS = {
    "CART_EMPTY": "an order needs a cart with something in it",
    "MAX_QUANTITY_EXCEEDED": "99 pieces are counted over all requests, and the code says so better than a bound would",
    "IDEMPOTENCY_KEY_REUSED": "a key that was drawn twice for two requests must be refused",
    "BAD_SIGNATURE": "a signature that was drawn, not made, must be refused",
    "PAYMENT_DECLINED": "card_declined is an example of the description, and the bank declines it",
}


def unknown_page(case: Any, errors: list[dict[str, str]]) -> bool:
    """A page behind something that is not there, or belongs to somebody else."""
    return [error["path"] for error in errors] == ["after"]


def unlike_event(case: Any, errors: list[dict[str, str]]) -> bool:
    """The webhook takes bytes, so its description cannot say that they must be an event."""
    return case.operation.path == WEBHOOK


def unsound_after_all(case: Any, errors: list[dict[str, str]]) -> bool:
    """In its stateful phase Schemathesis puts one thing's id where the id of another is asked for."""
    declared = {one["name"]: one["schema"] for one in case.operation.definition.raw.get("parameters", [])}
    given = {**(case.query or {}), **(case.headers or {})}
    return any(
        error["path"] in declared
        and error["path"] in given
        and not jsonschema_rs.is_valid(declared[error["path"]], given[error["path"]])
        for error in errors
    )


# And with VALIDATION_FAILED, where one of these is so:
VALIDATION: list[Callable[[Any, list[dict[str, str]]], bool]] = [unknown_page, unlike_event, unsound_after_all]


@schemathesis.hook
def filter_failure(context: Any, failure: Any, case: Any, response: Any) -> bool:
    """Drops a refusal of sound data where it is right; every other failure stands."""
    if isinstance(failure, EnsureResourceAvailability) and case.operation.path == CART_ITEM:
        # What was put into the cart is not there any more once it was ordered, or taken out.
        return False
    if not isinstance(failure, RejectedPositiveData):
        return True
    problem = response.json()
    code, errors = problem["code"], problem.get("errors", [])
    if code in BUSINESS:
        return False
    return not (code == "VALIDATION_FAILED" and any(excuses(case, errors) for excuses in VALIDATION))


@schemathesis.hook
def flatmap_body(context: Any, body: Any) -> Any:
    """Makes every second body for the webhook an event."""
    if context.operation.path != WEBHOOK:
        return st.just(body)
    event = st.fixed_dictionaries(
        {
            "id": st.text(max_size=201),
            "type": st.sampled_from(["APPROVED", "DECLINED", "REFUNDED"]),
            "orderId": st.text(max_size=40),
            "amountCents": st.integers(),
        }
    )
    return st.one_of(st.just(body), event)


class Bank(AuthBase):
    """Signs every second request, chosen by its body, as the bank would."""

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        body = request.body or b""
        content = body.encode() if isinstance(body, str) else body
        if hashlib.sha256(content).digest()[0] % 2 == 0:
            now = str(int(time.time()))
            made = hmac.new(SECRET, f"{now}.".encode() + content, hashlib.sha256).hexdigest()
            request.headers["Webhook-Signature"] = f"t={now},v1={made}"
        return request


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: dict[str, Any]) -> None:
    """Signs what the bank would send, and lets most requests that name a user name the right one."""
    # Without the header the request is about its absence.
    if case.operation.path == WEBHOOK and "Webhook-Signature" in (case.headers or {}):
        kwargs["auth"] = Bank()
    for part in (case.query, case.body):
        named = part.get("userId") if isinstance(part, dict) else None
        if isinstance(named, str) and named.startswith("user_") and hashlib.sha256(named.encode()).digest()[0] % 4:
            part["userId"] = "user_ann"


@schemathesis.hook
def before_load_schema(context: Any, raw_schema: dict[str, Any]) -> None:
    """Says what comes of what, so that the stateful phase goes from a product by a cart to an order and its payment."""
    paths = raw_schema["paths"]
    made = "$response.body#/id"
    paths["/api/products"]["post"]["responses"]["201"]["links"] = {
        "take": {"operationId": "postApiCartItems", "requestBody": {"productId": made, "quantity": 1}},
    }
    paths["/api/cart/items"]["post"]["responses"]["200"]["links"] = {
        "order": {"operationId": "postApiOrders", "requestBody": {}},
    }
    paths["/api/orders"]["post"]["responses"]["201"]["links"] = {
        "look": {"operationId": "getApiOrdersById", "parameters": {"id": made}},
        "cancel": {"operationId": "postApiOrdersByIdCancel", "parameters": {"id": made}},
        "pay": {"operationId": "postApiPaymentsByOrderId", "parameters": {"orderId": made}},
        "turn": {"operationId": "getApiOrders", "parameters": {"after": made}},
    }
