import { When } from "@cucumber/cucumber";
import type { AcceptanceWorld } from "@specwright/acceptance";

When("{string} looks for {string}", async function (this: AcceptanceWorld, name: string, book: string) {
  const { id } = this.handles.get(book) as { readonly id: string };
  await this.request("GET", `/books/${id}`, { as: name });
});
