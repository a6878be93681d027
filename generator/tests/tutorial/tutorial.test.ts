import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { testProject } from "../../project/testing/test-project.js";
import { readSession, steady, withAnswers } from "./session.js";

const repository = resolve(import.meta.dirname, "../../..");
const page = join(repository, "docs/tutorial.md");

/** Runs a line of the session in a shell; `npx` finds what the project has installed. */
function say(root: string, command: string): string {
  const tools = {
    specwright: join(repository, "generator/bin/specwright.mjs"),
    openspec: join(repository, "node_modules/@fission-ai/openspec/bin/openspec.js"),
    tsc: join(repository, "node_modules/typescript/bin/tsc"),
  };
  const line = command.replace(/^npx (\w+)/, (_, tool: keyof typeof tools) => `node ${tools[tool]}`);
  const { stdout, stderr, status } = spawnSync(line, {
    cwd: root,
    shell: true,
    encoding: "utf8",
    env: {
      ...process.env,
      NO_COLOR: "1",
      OPENSPEC_TELEMETRY: "0",
      CI: "1",
      GIT_AUTHOR_NAME: "Ann",
      GIT_AUTHOR_EMAIL: "ann@example.org",
      GIT_COMMITTER_NAME: "Ann",
      GIT_COMMITTER_EMAIL: "ann@example.org",
    },
  });
  return `$ ${command}\n${stdout}${stderr}${status === 0 ? "" : `(ends with ${status})\n`}`;
}

test("the session of the tutorial runs as it is written", () => {
  const root = testProject({});
  symlinkSync(join(repository, "node_modules"), join(root, "node_modules"));
  const text = readFileSync(page, "utf8");
  const answers: string[] = [];
  for (const part of readSession(text)) {
    if (part.kind === "commands") {
      const said = part.commands.map((command) => say(root, command)).join("");
      answers.push(said.replace(/[ \t]+$/gm, ""));
      continue;
    }
    const file = join(root, part.path);
    mkdirSync(dirname(file), { recursive: true });
    if (part.kind === "file") writeFileSync(file, part.text);
    else {
      const before = readFileSync(file, "utf8");
      expect(before.split(`${part.before}\n`), `${part.path} holds \`${part.before}\` once`).toHaveLength(2);
      writeFileSync(file, before.replace(`${part.before}\n`, `${part.text}${part.before}\n`));
    }
  }
  const now = withAnswers(text, answers);
  if (process.env.RENEW === "1") writeFileSync(page, now);
  else expect(steady(text)).toBe(steady(now));
}, 240_000);
