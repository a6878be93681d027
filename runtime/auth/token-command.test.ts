import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { authSettingsOf } from "./auth-settings.js";
import { bearerAuthentication } from "./bearer.js";

const command = new URL("./token-command.ts", import.meta.url).pathname;
const env = { PATH: process.env.PATH };
const run = (...flags: string[]) =>
  promisify(execFile)(process.execPath, ["--conditions=source", "--import", "tsx", command, ...flags], {
    env,
  });

test("a minted token is read by a shop with the same settings", { timeout: 20_000 }, async () => {
  const { stdout, stderr } = await run("ann", "--role", "admin", "--minutes", "5");
  const reading = authSettingsOf({}, "127.0.0.1");
  if (reading.kind === "unfit") throw new Error(reading.problem);
  const authenticate = bearerAuthentication(reading.settings, () => new Date());
  expect(await authenticate({ Bearer: stdout.trim() }, {} as never)).toEqual({
    caller: "user_ann",
    roles: ["admin"],
  });
  expect(stderr).toContain("which is public");
});

test("wrong arguments are answered with the usage", { timeout: 20_000 }, async () => {
  await expect(run()).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("--user user_ann") });
  await expect(run("--user", "a", "--minutes", "0")).rejects.toMatchObject({ code: 1 });
});
