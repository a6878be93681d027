import { mkdirSync, writeFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createApp, listen, notImplemented, type Routes } from "@specwright/http";
import type { OutputFile } from "../../../3-emit/output-file.js";
import type { WireRequest } from "./document-requests.js";

export interface WireAnswer {
  readonly status: number;
  readonly media: string;
  readonly text: string;
}

/** What a server whose handlers are still stubs answers, or why it did not start. */
export type Served =
  | { readonly kind: "answers"; readonly answers: readonly WireAnswer[] }
  | { readonly kind: "fault"; readonly fault: string };

/** Serves the generated code of a specification with scaffolded handlers, and asks it everything over HTTP. */
export async function askTypeScript(
  folder: string,
  files: readonly OutputFile[],
  requests: readonly WireRequest[],
): Promise<Served> {
  mkdirSync(folder, { recursive: true });
  for (const { path, text } of files)
    if (/^(schemas|errors|handlers|routes)\.ts$/.test(path)) writeFileSync(join(folder, path), text);
  try {
    const url = pathToFileURL(join(folder, "routes.ts")).href;
    const module: {
      readonly createRoutes: (handlers: object) => Routes;
      readonly operations: readonly { id: string }[];
    } = await import(/* @vite-ignore */ url);
    const stubs = module.operations.map(({ id }) => [id, async () => notImplemented(id)] as const);
    const app = createApp(module.createRoutes(Object.fromEntries(stubs)), {
      authenticate: async () => ({ caller: "ann", roles: ["admin", "things:read", "things:write"] }),
      idempotencyStore: null,
      bodyLimit: 1_000,
      log: () => {},
    });
    const server = await listen(app, { port: 0, host: "127.0.0.1" });
    const answers: WireAnswer[] = [];
    for (const one of requests) answers.push(await ask(server.url, one));
    await server.close();
    return { kind: "answers", answers };
  } catch (error) {
    return {
      kind: "fault",
      fault: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    };
  }
}

/** By hand: no client may tidy the path. */
function ask(url: string, { method, path, headers, body }: WireRequest): Promise<WireAnswer> {
  const { hostname, port } = new URL(url);
  const length = body === null ? {} : { "content-length": String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { hostname, port, method, path, headers: { ...headers, ...length, connection: "close" } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            media: String(response.headers["content-type"] ?? "").split(";", 1)[0] ?? "",
            text: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    sent.once("error", reject);
    sent.end(body ?? undefined);
  });
}
