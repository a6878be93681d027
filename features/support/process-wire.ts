import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { judgedLanguage, pythonCommand, typescriptCommand } from "./judged-shop.js";
import type { Order, Reply } from "./process-words.js";
import { auth, webhookSecret } from "./secrets.js";

/** A process that serves shops, and how it is spoken to. */
export interface Wire {
  readonly child: ChildProcess;
  send(order: Order, failed: (error: Error) => void): void;
  hear(listener: (reply: Reply) => void): void;
}

/** Starts a process that serves the shop that is judged. */
export function startWire(): Promise<Wire> {
  return judgedLanguage() === "python" ? wireOfLines() : wireOfMessages();
}

/** Node's own messages. */
async function wireOfMessages(): Promise<Wire> {
  const { program, words } = await typescriptCommand("features/support/shop-process.ts");
  const child = spawn(program, ["--enable-source-maps", ...words], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  return {
    child,
    send: (order, failed) => {
      child.send(order, (error) => {
        if (error !== null) failed(error);
      });
    },
    hear: (listener) => {
      child.on("message", listener);
    },
  };
}

/** Lines of JSON, for any other language; secrets come as every server gets them. */
async function wireOfLines(): Promise<Wire> {
  const { program, words, env } = await pythonCommand("shop.testing.shop_process");
  const secrets = {
    JWT_SECRET: auth.secret,
    JWT_SECRET_PREVIOUS: auth.previousSecret ?? "",
    WEBHOOK_SECRET: webhookSecret,
  };
  const child = spawn(program, words, {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, ...env, ...secrets },
  });
  // Of a process that ended while it was spoken to we hear below, by its end.
  child.stdin.on("error", () => {});
  return {
    child,
    send: (order, failed) => {
      child.stdin.write(`${JSON.stringify(order)}\n`, (error) => {
        if (error) failed(error);
      });
    },
    hear: (listener) => {
      createInterface(child.stdout).on("line", (line) => listener(JSON.parse(line) as Reply));
    },
  };
}
