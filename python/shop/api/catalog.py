"""Serves catalog-management."""

from contract import errors, handlers, models
from specwright_http.handler import Context
from specwright_http.reply import Created, Ok

from ..ids import NewId
from ..storage.store import Store, Tables
from .pages import not_there, page_asked


class CatalogHandlers:
    """Fulfils `CatalogManagementHandlers`."""

    def __init__(self, store: Store, new_id: NewId) -> None:
        self._store = store
        self._new_id = new_id

    async def get_api_products(
        self, request: handlers.GetApiProductsInput, context: Context
    ) -> handlers.GetApiProductsReply:
        page = page_asked(request.query.after, request.query.limit)

        def work(tables: Tables) -> handlers.GetApiProductsReply:
            if page.after is not None and tables.products.find(page.after) is None:
                return not_there("must be the id of a product")
            return Ok(tuple(tables.products.list(page)))

        return await self._store.transaction(work)

    async def get_api_products_by_id(
        self, request: handlers.GetApiProductsByIdInput, context: Context
    ) -> handlers.GetApiProductsByIdReply:
        product = await self._store.transaction(
            lambda tables: tables.products.find(request.params.id)
        )
        return errors.ProductNotFound() if product is None else Ok(product)

    async def post_api_products(
        self, request: handlers.PostApiProductsInput, context: Context
    ) -> handlers.PostApiProductsReply:
        body = request.body
        product = models.Product(
            id=self._new_id("prod"),
            name=body.name,
            price_cents=body.price_cents,
            stock=body.stock,
        )
        await self._store.transaction(lambda tables: tables.products.add(product))
        return Created(product)

    async def patch_api_products_by_id(
        self, request: handlers.PatchApiProductsByIdInput, context: Context
    ) -> handlers.PatchApiProductsByIdReply:
        # What the change does not speak of stays.
        change = request.body.model_dump(by_alias=False)

        def work(tables: Tables) -> handlers.PatchApiProductsByIdReply:
            product = tables.products.find(request.params.id)
            if product is None:
                return errors.ProductNotFound()
            changed = product.model_copy(update=change)
            tables.products.replace(changed)
            return Ok(changed)

        return await self._store.transaction(work)
