import { expect, it } from "vitest";
import { catalogue, checked, entity } from "../testing/checked.js";

const order = entity("Order", "`id` | string |", "`status` | OPEN, PAID |");
const problem = entity("Problem", "`code` | string |", "`message` | string |");
const get = "`GET /orders` answers `200 Order[]`.";

it.each([
  ["without its dot", "Orderstatus: OPEN -> PAID"],
  ["without its dot, in two capitals", "OrderStatus: OPEN -> PAID"],
  ["with a blank for its dot", "Order status: open -> paid"],
])("a lifecycle %s is nearly one", (_, written) => {
  expect(checked(`${get} \`${written}\`${order}`).said).toEqual([`miswritten-fact at ${written}`]);
});

it("words that only begin like an entity are no lifecycle", () => {
  expect(checked(`${get} \`Ordering: OPEN -> PAID\`, \`Orders: OPEN -> PAID\`${order}`).said).toEqual([]);
});

it.each([
  ["Problem.", "application/json"],
  ["Problem:", "application/json"],
  ["problem", "application/json"],
  ["Problem", "application/json."],
])("what a catalogue is named by, %s as %s, is nearly read", (name, media) => {
  const { said } = checked(
    `${get}${order}${problem}\nEach is a \`${name}\` as \`${media}\`, \`{ code: {code}, message: {message} }\`${catalogue("`GONE` | 404")}`,
  );
  expect(said).toEqual([`miswritten-fact at ${name === "Problem" ? media : name}`]);
});

it("other words before a catalogue are for people", () => {
  const { said } = checked(`${get}${order}\nEach has a \`code\` and \`words.\`${catalogue("`GONE` | 404")}`);
  expect(said).toEqual([]);
});

it("a name of one capital is told as that, at each place", () => {
  const { said } = checked(`\`POST /a A\` answers \`201 A\`.${entity("A", "`name` | string |")}`);
  expect(said).toEqual(["broken-span at A", "broken-span at A", "name-of-one-capital at A"]);
});
