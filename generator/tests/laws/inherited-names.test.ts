import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createApp, listen, type Routes } from "@specwright/http";
import { expect, it } from "vitest";
import { compileSources, spec } from "./compile-sources.js";

// What every object inherits is a name like any other: a specification whose fields, maps, parameters and headers are called
// so gives a server that answers as one whose names are "plain".

const PLAIN = "plain";
const names = Object.getOwnPropertyNames(Object.prototype);

/** A specification in which everything that can be called so is called `name`. */
const specOf = (name: string): string => `# Names

## Purpose
Names.

## Requirements

### Requirement: ${name}
The system SHALL answer \`POST /optional Optional\` with \`200 Optional\`, \`POST /required Required\` with \`200 Required\`,
\`POST /caller Caller\` with \`200 Caller\` and \`POST /spot { ${name}?: string, list: Optional[] }\` with
\`200 { ${name}?: string, list: Optional[] }\`.

### Requirement: ${name} in a map
The system SHALL answer \`POST /map Maps\` with \`200 Maps\`.

### Requirement: ${name} in an address
The system SHALL answer \`GET /path/{${name}}\` with \`200 any\`. \`{${name}}: integer\` \`?${name}: integer[]\` \`${name}: integer\`

### Requirement: ${name} that is needed
The system SHALL answer \`GET /needed\` with \`200 any\`. \`?${name}: integer required\` \`${name}: string, required\`

\`Optional\`

| Field | Type | Rules |
| - | - | - |
| \`${name}\` | string | optional |

\`Required\`

| Field | Type | Rules |
| - | - | - |
| \`${name}\` | integer | 1..9 |
| \`inner\` | Defaulted | optional, nullable |

\`Defaulted\`

| Field | Type | Rules |
| - | - | - |
| \`${name}\` | string | default "x" |

\`Caller\`

| Field | Type | Rules |
| - | - | - |
| \`${name}\` | string | optional, caller |

\`Maps\`

| Field | Type | Rules |
| - | - | - |
| \`all\` | map of integer | length ..2 |
`;

/** Method, path, body and headers of each request; \`$\` stands for the name. */
const requests: readonly (readonly [string, string, (string | undefined)?, (readonly string[])?])[] = [
  ...["/optional", "/required", "/caller", "/spot"].flatMap((path) =>
    [
      "{}",
      '{"$":"a"}',
      '{"$":1}',
      '{"$":null}',
      '{"$":{}}',
      '{"list":[{},{"$":"a"}]}',
      '{"$":5,"inner":{}}',
    ].map((body) => ["POST", path, body] as const),
  ),
  ...[
    '{"all":{}}',
    '{"all":{"$":1}}',
    '{"all":{"$":"a"}}',
    '{"all":{"$":1,"a":2,"b":3}}',
    '{"$":1,"all":{}}',
  ].map((body) => ["POST", "/map", body] as const),
  ["GET", "/path/7"],
  ["GET", "/path/seven"],
  ["GET", "/path/7?$=1&$=2"],
  ["GET", "/path/7?$=a&other=1"],
  ["GET", "/path/7", undefined, ["$", "8"]],
  ["GET", "/path/7", undefined, ["$", "eight"]],
  ["GET", "/needed"],
  ["GET", "/needed?$=1"],
  ["GET", "/needed?$=1", undefined, ["$", "x"]],
  ["GET", "/optional?$=1"],
];

/** What a handler sees of each declared field by its name, beside what it was given. */
function seen(input: unknown, name: string): unknown {
  const parts = Object.entries(input as Readonly<Record<string, object>>).filter(
    ([, part]) => !("all" in part),
  );
  return parts.map(([part, value]) => [part, typeof Reflect.get(value, name)]);
}

async function answersOf(name: string): Promise<readonly unknown[]> {
  const { files, diagnostics } = compileSources([spec("names", specOf(name))]);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const { contract } = await imported(files);
  const log: unknown[] = [];
  const handler = async (
    input: { readonly body?: unknown },
    { caller }: { readonly caller: string | null },
  ) => {
    log.push([caller, seen(input, name)]);
    return { status: 200, body: input.body ?? input };
  };
  const handlers = Object.fromEntries(contract.operations.map(({ id }) => [id, handler]));
  const server = await listen(createApp({ contract, handlers }, { log: () => {} }));
  try {
    const answers: unknown[] = [];
    for (const [method, path, body, headers = []] of requests) {
      const put = (text: string): string => text.replaceAll("$", name);
      const said = await ask(server.url, method, put(path), body && put(body), headers.map(put));
      answers.push([method, path, body, said, log.splice(0)]);
    }
    return JSON.parse(JSON.stringify(answers).replaceAll(name, PLAIN));
  } finally {
    await server.close(0);
  }
}

/** The status and the body, without what differs from request to request. */
function ask(
  url: string,
  method: string,
  path: string,
  body: string | undefined,
  headers: readonly string[],
) {
  return new Promise<unknown>((resolve, reject) => {
    const all = [...headers, "Host", "a", "Content-Type", "application/json"];
    if (body !== undefined) all.push("Content-Length", String(body.length));
    const asked = request(url + path, { method, headers: all }, async (response) => {
      let text = "";
      for await (const part of response) text += String(part);
      resolve([response.statusCode, text.replace(/"(requestId|timestamp)":"[^"]*"/g, '"$1":""')]);
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

/** Runs the generated routes. They must lie where their packages are found. */
async function imported(files: readonly { readonly path: string; readonly text: string }[]): Promise<Routes> {
  const cache = resolve(import.meta.dirname, "../../../.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "inherited-names-"));
  try {
    for (const { path, text } of files)
      if (/^(routes|schemas|errors|handlers)\.ts$/.test(path)) writeFileSync(join(folder, path), text);
    return await import(/* @vite-ignore */ pathToFileURL(join(folder, "routes.ts")).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it("a name that every object inherits is a name like any other, wherever it stands", async () => {
  const plain = await answersOf(PLAIN);
  for (const name of names) {
    // As a field it is refused by a diagnostic.
    if (name === "__proto__") continue;
    expect(await answersOf(name), name).toEqual(plain);
  }
}, 60_000);
