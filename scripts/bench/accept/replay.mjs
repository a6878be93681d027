// The least that can ask the same questions: node replay.mjs <url> <file>. Ids that the server has invented are
// replaced by those it invents now, so that it has the same work to do.
import { readFileSync } from "node:fs";
import { Agent } from "undici";

const [origin = "", file = ""] = process.argv.slice(2);
const asked = readFileSync(file, "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line));
const id = /\b[a-z]+_[\w-]+/g;
const now = new Map();
const renamed = (text) => text?.replace(id, (old) => now.get(old) ?? old) ?? null;

const agent = new Agent({ connections: 1 });
const since = performance.now();
let same = 0;
for (const { method, path, headers, body, status, text } of asked) {
  const answer = await agent.request({ origin, method, path: renamed(path), headers, body: renamed(body) });
  const received = await answer.body.text();
  if (answer.statusCode === status) same += 1;
  const fresh = received.match(id) ?? [];
  for (const [index, old] of (text.match(id) ?? []).entries()) now.set(old, fresh[index] ?? old);
}
const seconds = (performance.now() - since) / 1000;
await agent.close();
console.log(JSON.stringify({ requests: asked.length, same, seconds }));
