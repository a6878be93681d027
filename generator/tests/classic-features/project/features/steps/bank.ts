import assert from "node:assert/strict";
import { After, Before, type DataTable, defineParameterType, Given, Then, When } from "@cucumber/cucumber";

interface Account {
  balance: number;
  readonly history: string[];
}
const accounts = new Map<string, Account>();
let refused: string | null = null;
let letter = "";
let closed = 0;

const account = (owner: string): Account => {
  const found = accounts.get(owner);
  if (found === undefined) throw new Error(`${owner} has no account`);
  return found;
};
const move = (owner: string, amount: number): void => {
  const own = account(owner);
  if (own.balance + amount < 0) {
    refused = "insufficient funds";
    return;
  }
  own.balance += amount;
  own.history.push(`${amount > 0 ? "+" : ""}${amount}`);
};

defineParameterType({ name: "money", regexp: /(\d+) EUR/, transformer: (amount: string) => Number(amount) });

Before(() => {
  accounts.clear();
  refused = null;
  letter = "";
});
Before({ tags: "@rich" }, () => {
  accounts.set("Ada", { balance: 1000, history: [] });
});
After(() => {
  closed += 1;
});

Given("the bank is open", () => {});
Given("an account of {word} with {money}", (owner: string, balance: number) => {
  accounts.set(owner, { balance, history: [] });
});
Given("these accounts:", (table: DataTable) => {
  for (const { owner = "", balance } of table.hashes())
    accounts.set(owner, { balance: Number(balance), history: [] });
});
When("{word} pays in {money}", (owner: string, amount: number) => move(owner, amount));
When(/^(\w+) takes out (\d+) EUR$/, (owner: string, amount: string) => move(owner, -Number(amount)));
When("{word} sends {money} to {word}", (from: string, amount: number, to: string) => {
  move(from, -amount);
  if (refused === null) move(to, amount);
});
When("the bank writes:", (text: string) => {
  letter = text;
});
Then("the balance of {word} is {money}", (owner: string, balance: number) => {
  assert.equal(account(owner).balance, balance);
});
Then("the balances are:", (table: DataTable) => {
  const all = Object.fromEntries([...accounts].map(([owner, { balance }]) => [owner, String(balance)]));
  assert.deepEqual(all, table.rowsHash());
});
Then("the history of {word} is", (owner: string, table: DataTable) => {
  assert.deepEqual(account(owner).history, table.raw().flat());
});
Then("it is refused: {string}", (reason: string) => assert.equal(refused, reason));
Then("the letter has {int} line(s)", (lines: number) => assert.equal(letter.split("\n").length, lines));
Then("{int} scenario(s) ended before", (count: number) => assert.ok(closed >= count));
