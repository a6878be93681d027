import {
  answer,
  caller,
  defineSuite,
  Given,
  handwritten,
  json,
  level,
  ref,
  scenario,
  type Scenario,
  type Suite,
  Then,
  unbound,
  When,
} from "@specwright/acceptance";
import { contract } from "../routes.js";

const ann = caller("ann", "user_ann");
const milk = { handle: "milk", operation: "postNotes", path: "/notes", body: { title: "Milk" } };
const ask = { operation: "getNotesById", method: "GET", path: ["/notes/", ref("milk", "id")] } as const;
const list = { operation: "getNotes", method: "GET", path: "/notes" } as const;

const scenarios: readonly Scenario[] = [
  scenario("notes/write/a-note", [
    Given("a `Note milk`", { callers: [ann], makes: [{ ...milk, by: ann }] }),
    When("it is asked for", { send: ask }),
    Then("it is there", { checks: [answer({ status: 200, pattern: { owner: ref("ann", "id") } })] }),
    handwritten("the note speaks of milk"),
  ]),
  scenario("notes/write/a-table", [
    When("it is asked for", { send: { ...list, bodies: [json({})] } }),
    Then("it is there", { checks: [answer({ status: 200 })] }),
  ]),
  scenario("notes/write/no-set-up", [
    Given("a `Note milk`", { makes: [{ ...milk, body: { title: 3 } }] }),
    When("it is asked for", { send: ask }),
    Then("it is there", { checks: [answer({ status: 200 })] }),
  ]),
  scenario("notes/read/wrong", [
    Given("a `Note milk`", { makes: [milk] }),
    When("it is asked for", { send: ask }),
    Then("it is tea", { checks: [answer({ status: 200, pattern: { title: "Tea" } })] }),
  ]),
  scenario("notes/read/off-schema", [
    When("all are asked for", { send: { ...list, path: "/notes?odd=1" } }),
    Then("they are there", { checks: [answer({ status: 200 })] }),
  ]),
  scenario("notes/read/unbound", [When("all are asked for", { send: list }), unbound("nobody knows what")]),
  scenario("notes/time/later", [
    When("a day goes by", { afterSeconds: 86_400 }),
    Then("the server knows", {
      send: { operation: "getText", method: "GET", path: "/text" },
      checks: [answer({ status: 200 })],
    }),
  ]),
  scenario("notes/keep/restarted", [
    Given("a `Note milk`", { makes: [milk] }),
    When("it goes down and up", { power: "restart" }),
    Then("it is there", { send: ask, checks: [answer({ status: 200 })] }),
  ]),
  scenario("notes/keep/killed", [
    When("the power fails", { power: "kill" }),
    Then("all is well", { send: list, checks: [answer({ status: 200 })] }),
  ]),
  scenario("notes/look-inside/counted", [
    Given("a `Note milk`", { makes: [milk] }),
    handwritten("the server keeps 1 note"),
  ]),
  scenario("notes/speed/fast", [
    When("many look", { send: list, load: { perSecond: 50, seconds: 0.2 } }),
    Then("all are served", { checks: [answer({ status: 200 }), level("p99", 5000)] }),
  ]),
];

export const suite: Suite = defineSuite({ contract, scenarios });
