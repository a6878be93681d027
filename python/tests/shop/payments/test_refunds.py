"""Money that an order does not take, over HTTP."""

from datetime import timedelta

from pydantic import MISSING

from contract import models
from shop.testing.paying_shop import Counter
from shop.testing.samples import minutes_on, order


async def test_an_approval_pays_once_and_what_nobody_owed_is_given_back(
    shop: Counter,
) -> None:
    assert (await shop.deliver(amountCents=199)).status_code == 204
    assert "which costs 200: it is given back" in "".join(shop.reports)
    assert (await shop.order()).status == "PENDING_PAYMENT"
    assert (await shop.deliver(id="evt_2", more="of the bank's")).status_code == 204
    paid = await shop.order()
    assert paid.status == "PAID"
    await shop.deliver(id="evt_3")
    await shop.deliver(id="evt_4", type="DECLINED")
    assert await shop.order() == paid
    await shop.put(order("2", user_id="user_dev", status="CANCELLED"))
    await shop.deliver(id="evt_5", orderId="order_2")
    assert "order_2, which is cancelled" in shop.reports[-1]
    shop.now += timedelta(minutes=1)
    assert await shop.order() == paid.model_copy(update={"refunded_cents": 199})
    assert shop.bank.returned == ["pay_199_for_order_1", "pay_200_for_order_2"]


async def test_between_its_time_and_the_next_expiry_everybody_is_answered_the_same(
    shop: Counter,
) -> None:
    await shop.order()
    late = order("2", user_id="user_dev").model_copy(update={"expires_at": minutes_on(0)})
    await shop.put(late)
    assert (await shop.client.post("/api/payments/order_2")).json()["code"] == "ORDER_CANCELLED"
    cancelling = await shop.client.post("/api/orders/order_2/cancel")
    assert cancelling.json()["code"] == "ORDER_CANCELLED"
    assert (await shop.deliver(orderId="order_2")).status_code == 204
    assert (await shop.order("order_2")).status == "CANCELLED"
    assert (await shop.client.get("/api/products/prod_hat")).json()["stock"] == 5
    shop.now += timedelta(minutes=1)
    given_back = await shop.order("order_2")
    assert (given_back.status, given_back.refunded_cents) == ("CANCELLED", 200)


async def test_who_looks_first_at_an_order_whose_time_is_over_sees_it_cancelled(
    shop: Counter,
) -> None:
    await shop.order()
    await shop.put(order("2", user_id="user_dev").model_copy(update={"expires_at": minutes_on(0)}))
    listed = (await shop.client.get("/api/orders")).json()
    assert [each["status"] for each in listed] == ["CANCELLED", "PENDING_PAYMENT"]
    assert (await shop.order("order_2")) == models.Order.model_validate(listed[0])


async def test_a_bank_that_breaks_after_it_gave_money_back_is_asked_again(shop: Counter) -> None:
    await shop.put(order("2", user_id="user_dev", status="CANCELLED"))
    await shop.deliver(orderId="order_2")
    shop.bank.mood = "breaks after"
    shop.now += timedelta(minutes=1)
    assert (await shop.order("order_2")).refunded_cents is MISSING
    assert "could not be asked to give back pay_200_for_order_2" in "".join(shop.reports)
    shop.bank.mood = "well"
    shop.now += timedelta(minutes=1)
    assert (await shop.order("order_2")).refunded_cents == 200
    assert shop.bank.returned == ["pay_200_for_order_2"]


async def test_what_the_bank_does_not_give_back_is_told_to_a_person_once(shop: Counter) -> None:
    await shop.put(order("2", user_id="user_dev", status="CANCELLED"))
    await shop.deliver(orderId="order_2")
    shop.bank.mood = "keeps"
    for _ in range(2):
        shop.now += timedelta(minutes=1)
        assert (await shop.order("order_2")).refunded_cents is MISSING
    reported = [line for line in shop.reports if "does not give back 200 for order_2" in line]
    assert len(reported) == 1


async def test_an_event_that_names_a_payment_of_another_order_changes_neither(
    shop: Counter,
) -> None:
    await shop.crash()
    await shop.put(order("2", user_id="user_dev"))
    assert (await shop.deliver(orderId="order_2", paymentId="pay_lost")).status_code == 204
    assert "there is no such order or payment" in shop.reports[-1]
    for order_id in ("order_1", "order_2"):
        assert (await shop.order(order_id)).status == "PENDING_PAYMENT"
