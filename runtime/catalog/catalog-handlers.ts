import { refuse } from "@specwright/http";
import type { CatalogManagementHandlers } from "../../generated/handlers.js";
import type { NewId } from "../ids.js";
import type { Store } from "../storage/store.js";

/** Serves catalog-management. */
export function catalogHandlers(store: Store, newId: NewId): CatalogManagementHandlers {
  return {
    getApiProducts: ({ query: { limit, after } }) =>
      store.transaction(async ({ products }) => {
        if (after !== undefined && (await products.find(after)) === null)
          return refuse("VALIDATION_FAILED", {
            errors: [{ path: "after", message: "must be the id of a product" }],
          });
        return { status: 200, body: await products.list({ limit, after }) };
      }),

    getApiProductsById: async ({ params }) => {
      const product = await store.transaction(({ products }) => products.find(params.id));
      return product === null ? refuse("PRODUCT_NOT_FOUND") : { status: 200, body: product };
    },

    postApiProducts: async ({ body }) => {
      const product = { id: newId("prod"), ...body };
      await store.transaction(({ products }) => products.add(product));
      return { status: 201, body: product };
    },

    patchApiProductsById: ({ params, body }) =>
      store.transaction(async ({ products }) => {
        const product = await products.find(params.id);
        if (product === null) return refuse("PRODUCT_NOT_FOUND");
        const changed = { ...product, ...body };
        await products.replace(changed);
        return { status: 200, body: changed };
      }),
  };
}
