import { Given, Then } from "@cucumber/cucumber";
import { type AcceptanceWorld, caller, Given as given, ownServer } from "@specwright/acceptance";
import { kept } from "../support/app.js";

Then("the note speaks of {word}", async function (this: AcceptanceWorld, word: string) {
  const { id } = this.handles.get("milk") as { id: string };
  const { json } = await this.request("GET", `/notes/${id}`);
  const { title } = json?.value as { title: string };
  if (title.toLowerCase() !== word) throw new Error(`The note speaks of ${title}.`);
});

Given("{word} has written a note", async function (this: AcceptanceWorld, name: string) {
  const by = caller(name, `user_${name}`);
  await this.perform(given("", { makes: [{ handle: "milk", operation: "postNotes", path: "/notes", body: { title: "Milk" }, by }] }));
});

Given("an odd list", async function (this: AcceptanceWorld) {
  await this.request("GET", "/notes?odd=1");
});

Then("a day later it is tomorrow", async function (this: AcceptanceWorld) {
  this.advance(86_400);
  const { text } = await this.request("GET", "/text");
  if (Date.parse(text) < Date.now() + 80_000_000) throw new Error(`It is ${text}.`);
});

Then("the server keeps {int} note", ownServer, (count: number) => {
  if (kept().size !== count) throw new Error(`It keeps ${kept().size}.`);
});

Then("there is no note {word}", async function (this: AcceptanceWorld, word: string) {
  const { status } = await this.request("GET", `/notes/${word}`);
  if (status !== 404) throw new Error(`It is answered ${status}.`);
});

Given("{word} is known", async function (this: AcceptanceWorld, name: string) {
  await this.request("GET", "/notes", { as: { name, id: `user_${name}` } });
});

Then("{word} reads all of them", async function (this: AcceptanceWorld, name: string) {
  await this.request("GET", "/notes", { as: name });
});
