import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listen } from "../../../http/kernel.js";
import { authSettingsOf } from "../../../runtime/auth/auth-settings.js";
import { tokenMint } from "../../../runtime/auth/bearer.js";
import { createShop } from "../../../runtime/shop.js";
import { sqliteStore } from "../../../runtime/storage/sqlite/sqlite-store.js";
import { calledFiles } from "./called-files.js";

/** What is called from the socket to SQLite and back for one `POST /api/orders` that is answered 201. */
export async function orderToSqlite(): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), "specwright-flow-"));
  const store = sqliteStore(join(folder, "shop.db"));
  const server = await listen(createShop({ store, log: () => undefined }));
  try {
    const ann = callerAt(server.url, "user_ann", []);
    const product = { name: "Hat", priceCents: 200, stock: 2 };
    const { id } = await callerAt(server.url, "user_admin", ["admin"])("/api/products", product);
    const item = { productId: id, quantity: 1 };
    await ann("/api/cart/items", item);
    await ann("/api/orders", {});
    await ann("/api/cart/items", item);
    return await calledFiles(() => ann("/api/orders", {}));
  } finally {
    await server.close();
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

type Post = (path: string, body: object) => Promise<{ readonly id: unknown }>;

function callerAt(url: string, caller: string, roles: readonly string[]): Post {
  const reading = authSettingsOf({}, "localhost");
  if (reading.kind === "unfit") throw new Error(reading.problem);
  const authorization = `Bearer ${tokenMint(reading.settings)({ caller, roles }, new Date(), 5)}`;
  return async (path, body) => {
    const headers = { authorization, "content-type": "application/json" };
    const answer = await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`POST ${path} was answered ${answer.status}: ${text}`);
    return JSON.parse(text) as { readonly id: unknown };
  };
}
