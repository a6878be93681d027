import type { Product } from "../../../generated/schemas.js";
import type { CartLine } from "../../cart/cart-lines.js";
import { pageOf } from "../page.js";
import type { Row } from "../rows.js";
import { quoted, valueFrom } from "../rows.js";
import { MOST_STOCK, productColumns } from "../shapes.js";
import type { Carts, Products } from "../store.js";
import type { Database } from "./database.js";
import { merged } from "./merged.js";
import type { ProductWrite, SeenCart, SeenProduct, UnitOfWork } from "./unit-of-work.js";

const columns = [...productColumns.map(({ name }) => name), "version"].map(quoted).join(", ");
const list = {
  name: "products_list",
  text: `SELECT ${columns} FROM "products" ORDER BY "_number" LIMIT $1`,
};
const listAfter = {
  name: "products_list_after",
  text: `SELECT ${columns} FROM "products"
    WHERE "_number" > (SELECT "_number" FROM "products" WHERE "id" = $2) ORDER BY "_number" LIMIT $1`,
};
const find = { name: "products_find", text: `SELECT ${columns} FROM "products" WHERE "id" = $1` };
// Who reads a cart asks for its products next: they come in the same round trip.
const findCart = {
  name: "carts_find",
  text: `SELECT "lines", "version", (
      SELECT json_agg(p) FROM "products" p
      WHERE p."id" = ANY (ARRAY(SELECT line->>'productId' FROM json_array_elements("lines") AS line))
    ) AS "products" FROM "carts" WHERE "userId" = $1`,
};

export function productsIn(db: Database, work: UnitOfWork): Products {
  const lookUp = async (id: string): Promise<SeenProduct | null> => {
    const seen = work.seenProducts.get(id);
    if (seen !== undefined) return seen;
    const [row] = await db.query<Row>(find, [id]);
    return see(work, id, row);
  };
  const change = async (id: string, by: number): Promise<boolean> => {
    const write = work.products.get(id) ?? unchanged(await lookUp(id));
    const next = write === null ? null : changed(write, by);
    if (next !== null) work.products.set(id, next);
    return next !== null;
  };
  return {
    list: async (page = {}) => {
      const own = [...work.products.values()].map(({ product }) => product);
      const { after, limit } = own.length === 0 ? page : {};
      const rows = await (after === undefined
        ? db.query<Row>(list, [limit])
        : db.query<Row>(listAfter, [limit, after]));
      return pageOf(merged(rows.map(productOf), own), own.length === 0 ? {} : page);
    },
    find: async (id) => work.products.get(id)?.product ?? (await lookUp(id))?.product ?? null,
    add: async (product) => {
      if (work.products.get(product.id) !== null) throw new Error(`There is "${product.id}" already.`);
      work.products.set(product.id, { kind: "new", product });
    },
    replace: async (product) => {
      const write = work.products.get(product.id);
      const seen = write?.kind === "new" ? null : await lookUp(product.id);
      work.products.set(
        product.id,
        seen === null ? { kind: "new", product } : { kind: "replace", product, seen },
      );
    },
    take: (id, quantity) => change(id, -quantity),
    giveBack: (id, quantity) => change(id, quantity),
  };
}

export function cartsIn(db: Database, work: UnitOfWork): Carts {
  const lookUp = async (userId: string): Promise<SeenCart> => {
    const seen = work.seenCarts.get(userId);
    if (seen !== undefined) return seen;
    const [row] = await db.query<CartRow>(findCart, [userId]);
    for (const product of row?.products ?? [])
      if (!work.seenProducts.has(String(product.id))) see(work, String(product.id), product);
    const cart = row === undefined ? { lines: [], version: 0 } : { lines: row.lines, version: row.version };
    work.seenCarts.set(userId, cart);
    return cart;
  };
  return {
    linesOf: async (userId) => work.carts.get(userId) ?? (await lookUp(userId)).lines,
    keep: async (userId, lines) => {
      await lookUp(userId);
      work.carts.set(userId, lines);
    },
  };
}

interface CartRow {
  readonly lines: readonly CartLine[];
  readonly version: number;
  readonly products: readonly Row[] | null;
}

function productOf(row: Row): Product {
  return valueFrom<Product>(productColumns, row);
}

function see(work: UnitOfWork, id: string, row: Row | undefined): SeenProduct | null {
  const seen = row === undefined ? null : { product: productOf(row), version: Number(row.version) };
  work.seenProducts.set(id, seen);
  return seen;
}

function unchanged(seen: SeenProduct | null): ProductWrite | null {
  return seen === null ? null : { kind: "stock", ...seen, change: 0, needed: 0 };
}

/** The write that also changes the stock by so much; null where there is not enough. */
function changed(write: ProductWrite, by: number): ProductWrite | null {
  const stock = write.product.stock + by;
  if (stock < 0) return null;
  const product = { ...write.product, stock: Math.min(stock, MOST_STOCK) };
  if (write.kind !== "stock") return { ...write, product };
  const change = write.change + by;
  return { ...write, product, change, needed: Math.max(write.needed, -change) };
}
