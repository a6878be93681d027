/** Serves the generated code of a project, none of whose handlers is written: `serve.ts FOLDER PORT`. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createApp, listen, notImplemented, type Routes } from "@specwright/http";

const [folder = ".", port = "0"] = process.argv.slice(2);
const module: {
  readonly createRoutes: (handlers: object) => Routes;
  readonly operations: readonly { id: string }[];
} = await import(pathToFileURL(join(folder, "generated/routes.ts")).href);
const stubs = module.operations.map(({ id }) => [id, async () => notImplemented(id)] as const);
const app = createApp(module.createRoutes(Object.fromEntries(stubs)), {
  authenticate: async () => ({ caller: "ann", roles: ["admin"] }),
  idempotencyStore: null,
  log: () => {},
});
const server = await listen(app, { port: Number(port), host: "127.0.0.1" });
console.log(server.url);
