"""Serves cart-management."""

from collections.abc import Sequence

from contract import errors, handlers, models
from specwright_http.handler import Context
from specwright_http.reply import NoContent, Ok

from ..domain.cart_lines import CartLine, add_to_lines, cart_of, remove_from_lines
from ..ids import NewId
from ..services.products_by_id import products_by_id
from ..storage.store import Store, Tables
from .caller import user_of


class CartHandlers:
    """Fulfils `CartManagementHandlers`."""

    def __init__(self, store: Store, new_id: NewId) -> None:
        self._store = store
        self._new_id = new_id

    async def get_api_cart(
        self, request: handlers.GetApiCartInput, context: Context
    ) -> handlers.GetApiCartReply:
        user_id = user_of(context)
        if user_id is None:
            return errors.Forbidden()
        return await self._store.transaction(
            lambda tables: Ok(_shown(tables, user_id, tables.carts.lines_of(user_id)))
        )

    async def post_api_cart_items(
        self, request: handlers.PostApiCartItemsInput, context: Context
    ) -> handlers.PostApiCartItemsReply:
        user_id, wish = user_of(context), request.body
        if user_id is None:
            return errors.Forbidden()

        def work(tables: Tables) -> handlers.PostApiCartItemsReply:
            if tables.products.find(wish.product_id) is None:
                return errors.ProductNotFound()
            before = tables.carts.lines_of(user_id)
            lines = add_to_lines(
                before, wish.product_id, wish.quantity, lambda: self._new_id("item")
            )
            if lines is None:
                return errors.MaxQuantityExceeded()
            tables.carts.keep(user_id, lines)
            return Ok(_shown(tables, user_id, lines))

        return await self._store.transaction(work)

    async def delete_api_cart_items_by_id(
        self, request: handlers.DeleteApiCartItemsByIdInput, context: Context
    ) -> handlers.DeleteApiCartItemsByIdReply:
        user_id = user_of(context)
        if user_id is None:
            return errors.Forbidden()

        def work(tables: Tables) -> handlers.DeleteApiCartItemsByIdReply:
            lines = remove_from_lines(tables.carts.lines_of(user_id), request.params.id)
            if lines is None:
                return errors.CartItemNotFound()
            tables.carts.keep(user_id, lines)
            return NoContent()

        return await self._store.transaction(work)


def _shown(tables: Tables, user_id: str, lines: Sequence[CartLine]) -> models.Cart:
    return cart_of(user_id, lines, products_by_id(tables.products, lines))
