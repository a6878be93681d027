import { Given, Then } from "@cucumber/cucumber";
import { currentShop } from "../support/current-shop.js";
import type { ShopUnderTest } from "../support/shop-under-test.js";

/** What only the shop itself can do or tell. One that runs elsewhere cannot be asked, so the scenario is not run. */
async function inReach(ask: (shop: ShopUnderTest) => Promise<void>): Promise<"skipped" | undefined> {
  const shop = currentShop();
  if (shop === null) return "skipped";
  await ask(shop);
  return undefined;
}

Given("the shop takes {int} requests a minute from each caller", (perMinute: number) =>
  inReach((shop) => shop.limit(perMinute)),
);

Given("the server is told to stop", () => inReach((shop) => shop.stop()));

Then("the log holds {string}", (text: string) =>
  inReach(async (shop) => {
    const log = await shop.log();
    if (!log.includes(text)) throw new Error(`The log does not hold "${text}":\n${log}`);
  }),
);

Then("the log does not hold {string}", (text: string) =>
  inReach(async (shop) => {
    const log = await shop.log();
    if (log === "") throw new Error("The log is empty, so it says nothing.");
    if (log.includes(text)) throw new Error(`The log holds "${text}":\n${log}`);
  }),
);
