import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const file = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const folder = new URL("../docs/reference/", import.meta.url);
const pages = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(new URL(name, folder), "utf8"),
}));

/** What a module exports, by its text: `export { a, type B } from`, `export type { C } from`. */
const exportsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, names = ""]) =>
    names
      .split(",")
      .map((name) => name.replace("type", "").trim())
      .filter((name) => name !== ""),
  );

/** The words of code on a page. */
const codeOf = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/```[\s\S]*?```|``.*?``|`[^`]*`/g)].flatMap(
      ([code]) => code.match(/[A-Za-z_]\w*/g) ?? [],
    ),
  );

test("the reference names every export of the kernel", () => {
  const named = new Set(pages.flatMap(({ text }) => [...codeOf(text)]));
  const exported = exportsOf(file("./kernel.ts"));
  expect(exported.length).toBeGreaterThan(50);
  expect(exported.filter((name) => !named.has(name))).toEqual([]);
});

test("the reference imports nothing that the kernel does not export", () => {
  const exported = new Set(exportsOf(file("./kernel.ts")));
  const imported = pages.flatMap(({ text }) =>
    [...text.matchAll(/^import (?:type )?\{([^}]*)\} from "@specwright\/http"/gm)].flatMap(([, names = ""]) =>
      names.split(",").map((name) => name.trim()),
    ),
  );
  expect(imported.length).toBeGreaterThan(4);
  expect(imported.filter((name) => !exported.has(name))).toEqual([]);
});

test("the reference gives every option and every limit with its default", () => {
  const membersOf = (path: string, type: string) => {
    const body = new RegExp(`export interface ${type}[^{]*\\{([\\s\\S]*?)\\n\\}`).exec(file(path))?.[1] ?? "";
    return [...body.matchAll(/^ {2}(?:readonly )?(\w+)\??[:(]/gm)].map(([, name = ""]) => name);
  };
  const rowsOf = (page: string) =>
    [...(pages.find(({ name }) => name === page)?.text ?? "").matchAll(/^\| `(\w+)` +\|/gm)].map(
      ([, name = ""]) => name,
    );
  expect(rowsOf("options.md").sort()).toEqual([...membersOf("./app-options.ts", "AppOptions")].sort());
  expect(rowsOf("limits.md").sort()).toEqual([...membersOf("./limits.ts", "Limits")].sort());
});

test("the index lists every page", () => {
  const index = pages.find(({ name }) => name === "README.md")?.text ?? "";
  const listed = [...index.matchAll(/^\| \[(\S+)\]/gm)].map(([, name = ""]) => name);
  expect([...listed, "README.md"].sort()).toEqual(pages.map(({ name }) => name).sort());
});
