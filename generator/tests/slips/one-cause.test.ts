import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { SourceFile } from "../../source.js";
import { compileSources, shopSources, spec } from "../laws/compile-sources.js";

const folder = join(import.meta.dirname, "openspec/specs");
const rental = readdirSync(folder)
  .sort()
  .map((capability) => spec(capability, readFileSync(join(folder, capability, "spec.md"), "utf8")));
const shop = shopSources();

/** What is reported after one slip, and whether that is at the slip. */
function reportedAfter(sources: readonly SourceFile[], whole: string, part: string, slip: string) {
  const known = new Set(compileSources(sources).diagnostics.map(({ code, message }) => `${code} ${message}`));
  const source = sources.find(({ text }) => text.includes(whole));
  if (source === undefined) throw new Error(`No specification holds ${whole}`);
  const start = source.text.indexOf(whole) + whole.indexOf(part);
  const text = source.text.slice(0, start) + slip + source.text.slice(start + part.length);
  const written = sources.map((one) => (one === source ? { path: source.path, text } : one));
  return compileSources(written)
    .diagnostics.filter(({ code, message }) => !known.has(`${code} ${message}`))
    .map(({ code, at }) => {
      const isHere = at.path === source.path && at.start <= start + slip.length && at.end >= start;
      return `${code} ${isHere ? "here" : "elsewhere"}`;
    });
}

test.each([
  ["a field that others have too", shop, "| `stock`", "stock", "stoc", "misspelt-name"],
  ["a short field", shop, "| `id`", "id", "idd", "misspelt-name"],
  ["a field of two uses", rental, "| `biegi`", "biegi", "biei", "misspelt-name"],
  ["a field that the server fills in", rental, "| `title`", "title", "tittle", "misspelt-name"],
  ["a query parameter", rental, "`?strona: >= 1 = 1`", "strona", "stroan", "misspelt-name"],
  ["a header", rental, "`Bank-Podpis: required`", "Podpis", "Podis", "misspelt-name"],
  ["a role", shop, "`Authorization: Bearer admin`", "admin", "admiin", "misspelt-name"],
  ["a scheme", shop, "`Authorization: Bearer`", "Bearer", "Bea rer", "miswritten-fact"],
  ["no scheme", shop, "`Authorization: none`", "none", "noone", "miswritten-fact"],
  ["the name of the header", shop, "`Authorization: Bearer`", "Auth", "Atuh", "miswritten-fact"],
  ["a blank in it", rental, "`Authorization: Bearer`", "Auth", "Auth ", "miswritten-fact"],
  ["a blank in a query parameter", rental, "`?stacja: Stacja.id`", "st", "st ", "miswritten-fact"],
  ["a blank in a code", shop, "| `ORDER_ALREADY_PAID`", "ORDER", "ORD ER", "error-row"],
  ["a blank in a header", rental, "`Idempotency-Key: length", "Idem", "Idem ", "miswritten-fact"],
  ["a body at the end of a path", shop, "`POST /api/orders NewOrder`", "s N", "sN", "miswritten-fact"],
  ["a short segment", shop, "answer `GET /api/orders` with", "api", "ap", "misspelt-path"],
  ["a reply that breaks", shop, "`200 text/plain`", "text", "txt", "broken-span"],
])(
  "%s that is misspelt is reported once, where it is declared",
  (_what, sources, whole, part, slip, code) => {
    expect(reportedAfter(sources, whole, part, slip)).toEqual([`${code} here`]);
  },
);

test("a field that one step misspells is reported at the step", () => {
  expect(reportedAfter(shop, "items: [], totalCents: 0", "totalCents", "totalCnts")).toEqual([
    "pattern-does-not-fit here",
  ]);
});
