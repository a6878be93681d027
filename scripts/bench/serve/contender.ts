import { fileURLToPath } from "node:url";

/** A server of the shop's contract that is measured beside others. It listens at 127.0.0.1 on the port in `PORT`. */
export interface Contender {
  readonly name: string;
  readonly run:
    | { readonly kind: "module" /** What Node runs, TypeScript or not. */; readonly path: string }
    /** Any other program and its arguments. */
    | { readonly kind: "command"; readonly words: readonly string[] };
  readonly env: Readonly<Record<string, string>>;
  /** A path that answers 200 once it serves. */
  readonly ready: string;
}

/** What all contenders and their client share; nothing is logged. */
export const shared = {
  LOG: "off",
  STORE: "memory",
  JWT_SECRET: "what the benchmark's tokens are signed with",
  RATE_LIMIT: "0",
};

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The program that `npm start` runs, on one store. */
export function ownShop(name: string, env: Readonly<Record<string, string>>): Contender {
  return { name, run: { kind: "module", path: at("../../../runtime/main.ts") }, env, ready: "/healthz" };
}

const handwritten = (name: string, file: string, env: Readonly<Record<string, string>> = {}): Contender => ({
  name,
  run: { kind: "module", path: at(`servers/${file}`) },
  env,
  ready: "/healthz",
});

/** The floor, to which all others are compared. */
export const floor = handwritten("node:http, nothing checked", "node-http.ts");

/** The framework that is known for its speed; what it answers is serialized by a schema, not held against it. */
export const fastify = handwritten("Fastify, answers shaped", "fastify.ts");

/** Handwritten, with what Specwright does as well. */
export const rival = handwritten("Express + zod, answers checked", "express-zod.ts", { CHECK_REPLIES: "1" });

export const specwright = ownShop("Specwright, answers checked", {});

/** The shop in Python, on one store; `python` is that of the project's environment. */
export function pythonShop(name: string, python: string, env: Readonly<Record<string, string>>): Contender {
  return { name, run: { kind: "command", words: [python, "-m", "shop"] }, env, ready: "/healthz" };
}

/** Who is measured, in this order in every round. One more is one more entry. */
export const contendersWith = (python: string | null): readonly Contender[] => [
  specwright,
  ...(python === null ? [] : [pythonShop("Specwright in Python, answers checked", python, {})]),
  rival,
  handwritten("Express + zod", "express-zod.ts"),
  fastify,
  floor,
];
