import asyncio
from dataclasses import replace

from shop.domain.bank_answer import (
    Approved,
    BankAnswer,
    Declined,
    RefundAnswer,
    Refunded,
    Unknown,
)
from shop.domain.payment_intent import PaymentIntent
from shop.payments.bank import BankRequest, Hear, answer_in_time
from shop.payments.simulated_bank import SimulatedBank
from shop.payments.under_way import UnderWay
from shop.testing.samples import intent


def charge(card: str | None, attempts: int = 0) -> BankRequest:
    return BankRequest(replace(intent("1"), card=card, attempts=attempts), None)


async def test_the_bank_for_trying_things_out_decides_by_the_card() -> None:
    bank = SimulatedBank()
    assert await bank.charge(charge(None)) == Approved(200)
    assert await bank.charge(charge("card_declined")) == Declined()
    assert await bank.charge(charge("card_silent")) == Unknown()
    assert await bank.charge(charge("card_silent", attempts=1)) == Approved(200)
    assert await bank.charge(charge("card_slow")) == Approved(200)
    assert await bank.refund(charge(None)) == Refunded()


async def test_a_card_that_answers_twice_is_heard_again() -> None:
    heard: asyncio.Queue[tuple[PaymentIntent, BankAnswer]] = asyncio.Queue()
    bank = SimulatedBank()
    bank.listen(lambda intent, answer: heard.put_nowait((intent, answer)))
    asked = charge("card_twice")
    assert await bank.charge(asked) == Approved(200)
    async with asyncio.timeout(2):
        assert await heard.get() == (asked.intent, Approved(200))


class Odd:
    """Fulfils `Bank`, in one of two bad ways."""

    def __init__(self, *, hangs: bool) -> None:
        self.hangs = hangs
        self.cancelled = False

    async def charge(self, request: BankRequest) -> BankAnswer:
        if not self.hangs:
            raise TimeoutError("of its own")
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.cancelled = True
            raise
        return Declined()

    async def refund(self, request: BankRequest) -> RefundAnswer:
        raise TimeoutError("of its own")

    def listen(self, hear: Hear) -> None:
        """It never speaks first."""


async def test_whatever_goes_wrong_or_lasts_too_long_means_that_nothing_is_known() -> None:
    answer, fault = await answer_in_time(Odd(hangs=False).charge(charge(None)), 1)
    assert (answer, str(fault)) == (Unknown(), "of its own")
    slow = Odd(hangs=True)
    assert await answer_in_time(slow.charge(charge(None)), 0.01) == (Unknown(), None)
    assert slow.cancelled


async def test_who_waits_for_a_call_is_told_when_it_has_ended_however_it_ended() -> None:
    calls, end = UnderWay(), asyncio.Event()

    async def work() -> str:
        await end.wait()
        raise ValueError("it broke")

    calling = asyncio.create_task(calls.during("pay_1", work))
    await asyncio.sleep(0)
    assert calls.has("pay_1")
    waiting = asyncio.create_task(calls.wait("pay_1"))
    await asyncio.sleep(0)
    end.set()
    await waiting
    assert str((await asyncio.gather(calling, return_exceptions=True))[0]) == "it broke"
    assert not calls.has("pay_1")
    # One of another process is looked for again soon.
    async with asyncio.timeout(2):
        await calls.wait("pay_1")
