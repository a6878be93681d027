import assert from "node:assert/strict";
import { Given, Then } from "@cucumber/cucumber";
import { type AcceptanceWorld, ownServer } from "@specwright/acceptance";
import { postausgang } from "../support/postausgang.js";

const stunde = 60 * 60 * 1000;

/** Die Notation kennt nur feste Zeitpunkte; dieser hängt von der Uhr des Szenarios ab. */
Given("anna hat einen Termin in {int} Stunden", async function (this: AcceptanceWorld, stunden: number) {
  const beginn = new Date(this.now().getTime() + stunden * stunde).toISOString();
  const antwort = await this.request("POST", "/termine", {
    as: "anna",
    body: { beginn, grund: "Kontrolle" },
  });
  assert.equal(antwort.status, 201, antwort.text);
});

Then("eine Nachricht {string} geht an {string}", ownServer, (text: string, an: string) => {
  assert.deepEqual(postausgang, [{ an, text }]);
});
