import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const script = new URL("./build-program.mjs", import.meta.url).href;
const root = dirname(createRequire(import.meta.url).resolve("../../package.json"));
const programs = join(root, "node_modules/.cache/programs");

/** A process that builds the shop, says where, and stays until its input ends. */
async function builder() {
  const code = `import { buildProgram } from ${JSON.stringify(script)};
    console.log(await buildProgram("runtime/main.ts"));
    process.stdin.resume();`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [said] = await once(child.stdout, "data");
  return { child, file: String(said).trim() };
}

test("a build beside a program that runs leaves the program's files alone, and each goes with its process", {
  timeout: 60_000,
}, async () => {
  const first = await builder();
  const late = readdirSync(dirname(first.file));
  const others = await Promise.all([builder(), builder()]);
  for (const { file } of [first, ...others]) expect(existsSync(file)).toBe(true);
  expect(readdirSync(dirname(first.file))).toEqual(late);
  expect(new Set([first, ...others].map(({ file }) => file)).size).toBe(3);
  for (const { child, file } of [first, ...others]) {
    child.stdin.end();
    await once(child, "exit");
    expect(existsSync(dirname(file))).toBe(false);
  }
});

test("what a killed process left goes with the next build", { timeout: 60_000 }, async () => {
  const killed = await builder();
  killed.child.kill("SIGKILL");
  await once(killed.child, "exit");
  expect(readdirSync(programs).some((name) => killed.file.includes(name))).toBe(true);
  const next = await builder();
  expect(existsSync(killed.file)).toBe(false);
  next.child.stdin.end();
  await once(next.child, "exit");
});
