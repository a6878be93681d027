"""Serves order-management."""

from contract import errors, handlers, models
from specwright_http.handler import Context
from specwright_http.reply import Created, Ok

from ..domain.own_order import is_of
from ..ids import NewId
from ..services.answers_in_store import store_reply
from ..services.cancel_in_one_step import cancel_in_one_step
from ..services.place_in_one_step import PlacingWish, place_in_one_step
from ..services.standing_in_store import shown_now
from ..storage.store import Store, Tables
from .caller import user_of
from .pages import not_there, page_asked


class OrderHandlers:
    """Fulfils `OrderManagementHandlers`. `wait`: milliseconds in which an order must be paid."""

    def __init__(self, store: Store, new_id: NewId, wait: float) -> None:
        self._store = store
        self._new_id = new_id
        self._wait = wait

    async def post_api_orders(
        self, request: handlers.PostApiOrdersInput, context: Context
    ) -> handlers.PostApiOrdersReply:
        user_id = user_of(context)
        if user_id is None:
            return errors.Forbidden()

        def finish(order: models.Order, tables: Tables) -> Created[models.Order]:
            reply = Created(order)
            store_reply(tables, context, reply)
            return reply

        wish = PlacingWish(user_id, self._new_id("order"), context.now(), self._wait)
        return await place_in_one_step(self._store, wish, finish)

    async def get_api_orders_by_id(
        self, request: handlers.GetApiOrdersByIdInput, context: Context
    ) -> handlers.GetApiOrdersByIdReply:
        def work(tables: Tables) -> handlers.GetApiOrdersByIdReply:
            order = tables.orders.find(request.params.id)
            if order is None or not is_of(order, context.caller):
                return errors.OrderNotFound()
            return Ok(shown_now(tables, order, context.now()))

        return await self._store.transaction(work)

    async def get_api_orders(
        self, request: handlers.GetApiOrdersInput, context: Context
    ) -> handlers.GetApiOrdersReply:
        user_id = user_of(context)
        if user_id is None:
            return errors.Forbidden()
        page = page_asked(request.query.after, request.query.limit)

        def work(tables: Tables) -> handlers.GetApiOrdersReply:
            last = None if page.after is None else tables.orders.find(page.after)
            if page.after is not None and (last is None or last.user_id != user_id):
                return not_there("must be the id of an order of yours")
            listed = tables.orders.list_of(user_id, page)
            return Ok(tuple(shown_now(tables, order, context.now()) for order in listed))

        return await self._store.transaction(work)

    async def post_api_orders_by_id_cancel(
        self, request: handlers.PostApiOrdersByIdCancelInput, context: Context
    ) -> handlers.PostApiOrdersByIdCancelReply:
        cancelled = await cancel_in_one_step(
            self._store, request.params.id, context.caller, context.now()
        )
        return Ok(cancelled) if isinstance(cancelled, models.Order) else cancelled
