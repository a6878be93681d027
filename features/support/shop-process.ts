/** A process that serves one shop after the other for the suite, until it is killed or its parent is gone. */
import type { IncomingMessage, RequestListener } from "node:http";
import { type Listening, listen } from "@specwright/http";
import { openStore } from "../../runtime/storage/open-store.js";
import type { Store } from "../../runtime/storage/store.js";
import { type Order, type Reply, TIME_HEADER } from "./process-words.js";
import { type ShopUnderTest, shopUnderTest } from "./shop-under-test.js";

interface Open {
  readonly store: Store;
  readonly shop: ShopUnderTest;
}

let ahead = 0;
let open: Open | null = null;
let listening: Listening | null = null;
const now = (): Date => new Date(Date.now() + ahead);

/** Sets the clock to the time of the scenario. */
function takeTime({ headers, rawHeaders }: IncomingMessage): void {
  const time = Number(headers[TIME_HEADER]);
  if (Number.isFinite(time)) ahead = time - Date.now();
  delete headers[TIME_HEADER];
  const at = rawHeaders.indexOf(TIME_HEADER);
  if (at !== -1) rawHeaders.splice(at, 2);
}

const serve: RequestListener = (request, response) => {
  takeTime(request);
  open?.shop.handler(request, response);
};

function present(): Open {
  if (open === null) throw new Error("No shop is open.");
  return open;
}

async function obey(order: Order): Promise<string> {
  switch (order.kind) {
    case "open": {
      ahead = order.at - Date.now();
      const store = await openStore(order.env);
      open = { store, shop: shopUnderTest(store, now) };
      listening ??= await listen(serve);
      return listening.url;
    }
    case "limit":
      await present().shop.limit(order.perMinute);
      return "";
    case "log":
      return present().shop.log();
    case "close": {
      const { store } = present();
      open = null;
      await store.close();
      return "";
    }
  }
}

process.on("message", (order: Order) => {
  const answer = (text: string, fault: string | null) =>
    process.send?.({ number: order.number, text, fault } satisfies Reply);
  obey(order).then(
    (text) => answer(text, null),
    (error: unknown) => answer("", String(error)),
  );
});
process.on("disconnect", () => process.exit(0));
