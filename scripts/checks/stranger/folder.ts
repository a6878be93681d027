import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/** How a command ended, and all that it wrote. */
export interface Ended {
  readonly command: string;
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder outside of the repository, and what somebody does there. */
export interface Folder {
  readonly path: string;
  run(command: string): Ended;
  read(file: string): string;
  write(file: string, text: string): void;
  /** Puts files of another folder into this one. */
  take(from: string): void;
}

/** A command that ended otherwise than it should have. */
export class Unexpected extends Error {}

export function folderAt(path: string): Folder {
  mkdirSync(path, { recursive: true });
  const at = (file: string) => join(path, file);
  return {
    path,
    run: (command) => {
      // As it would be typed, npm being a script of the shell on Windows; `npx` alone would take half a second to find
      // what the project has.
      const { status, stdout, stderr } = spawnSync(command.replace(/^npx /, ""), {
        cwd: path,
        encoding: "utf8",
        env: ownEnvironment(path),
        shell: true,
        timeout: 180_000,
      });
      return { command, status, stdout, stderr };
    },
    read: (file) => readFileSync(at(file), "utf8"),
    write: (file, text) => {
      mkdirSync(dirname(at(file)), { recursive: true });
      writeFileSync(at(file), text);
    },
    take: (from) => cpSync(from, path, { recursive: true }),
  };
}

/**
 * With the programs that the project has installed and what npm has fetched before, without what npm says of this
 * repository to the programs it starts.
 */
function ownEnvironment(path: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(package|lifecycle|config_local_prefix)|^(INIT_CWD|NODE_OPTIONS)$/.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    PATH: [join(path, "node_modules/.bin"), process.env.PATH].join(delimiter),
    NO_COLOR: "1",
    npm_config_prefer_offline: "true",
    npm_config_audit: "false",
    npm_config_fund: "false",
    npm_config_update_notifier: "false",
  };
}

/** Holds that a command ended with a code, and wrote something. */
export function expectEnd(ended: Ended, status: number, ...says: readonly string[]): void {
  const said = ended.stdout + ended.stderr;
  const missing = says.filter((text) => !said.includes(text));
  if (ended.status === status && missing.length === 0) return;
  const silent = missing.map((text) => `\n  it does not say: ${text}`).join("");
  throw new Unexpected(
    `${ended.command} ended with ${ended.status}, expected ${status}${silent}\n${said.trimEnd()}`,
  );
}

/** The same of a command that has nothing to write to stderr. */
export function expectQuiet(ended: Ended, status: number, ...says: readonly string[]): void {
  expectEnd(ended, status, ...says);
  if (ended.stderr !== "") throw new Unexpected(`${ended.command} writes to stderr:\n${ended.stderr}`);
}
