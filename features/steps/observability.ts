import { Given, Then } from "@cucumber/cucumber";
import { ownServer } from "@specwright/acceptance";
import { currentShop } from "../support/current-shop.js";

Given("the shop takes {int} requests a minute from each caller", ownServer, async (perMinute: number) => {
  await currentShop().limit(perMinute);
});

Then("the log holds {string}", ownServer, async (text: string) => {
  const log = await currentShop().log();
  if (!log.includes(text)) throw new Error(`The log does not hold "${text}":\n${log}`);
});

Then("the log does not hold {string}", ownServer, async (text: string) => {
  const log = await currentShop().log();
  if (log === "") throw new Error("The log is empty, so it says nothing.");
  if (log.includes(text)) throw new Error(`The log holds "${text}":\n${log}`);
});
