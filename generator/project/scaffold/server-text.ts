import { key } from "../../3-emit/text/literal.js";
import { kernel } from "./handler-stub.js";
import { importPath } from "./module-path.js";
import type { Share } from "./new-file-text.js";
import type { ScaffoldPaths } from "./scaffold-report.js";

/** Beside the folder of handlers: `server/main.ts` where they are in `server/handlers`. */
export function serverPath({ handlers }: ScaffoldPaths): string {
  const above = handlers.slice(0, Math.max(0, handlers.lastIndexOf("/")));
  return above === "" ? "main.ts" : `${above}/main.ts`;
}

export function appPath({ app, features }: ScaffoldPaths): string {
  return app ?? `${features}/support/app.ts`;
}

export function authenticatePath({ handlers }: ScaffoldPaths): string {
  return `${handlers}/authenticate.ts`;
}

export interface Parts {
  readonly paths: ScaffoldPaths;
  /** Where all handlers come from. */
  readonly handlers: Share;
  /** Whether some operation asks who is there. */
  readonly authenticated: boolean;
  /** Whether some operation takes an `Idempotency-Key`, so that who remembers answers must be said. */
  readonly takesKey: boolean;
}

/** The program: the application built from the generated routes and the handlers, listening. */
export function serverText(parts: Parts): string {
  const { routes, options } = piecesFor(parts);
  return [
    `import { createApp, listen } from "${kernel}";`,
    ...importsFor(parts, serverPath(parts.paths)),
    "",
    'const port = Number(process.env["PORT"] ?? 3000);',
    `const server = await listen(createApp(${routes}${options([])}), { port });`,
    'console.log("Listening at", server.url);',
    'for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => server.close());',
    "",
  ].join("\n");
}

/** What the acceptance suite asks for: a fresh application for each scenario, and how to listen. */
export function appText(parts: Parts): string {
  const path = appPath(parts.paths);
  const { routes, options } = piecesFor(parts);
  return [
    `import { createApp } from "${kernel}";`,
    'import type { Application, ApplicationOptions } from "@specwright/acceptance";',
    ...importsFor(parts, path),
    "",
    `export { listen } from "${kernel}";`,
    "",
    "/** A fresh application for each scenario, on the scenario's clock. */",
    "export default function application({ now }: ApplicationOptions): Application {",
    "  return {",
    `    handler: createApp(${routes}${options(["now"])}),`,
    "    close() {},",
    "  };",
    "}",
    "",
  ].join("\n");
}

/** Refuses all credentials until it is written whose they are. */
export function authenticateText(paths: ScaffoldPaths): string {
  const routes = importPath(authenticatePath(paths), `${paths.output}/routes.ts`);
  return [
    `import type { Authenticate } from "${kernel}";`,
    `import type { Credentials } from "${routes}";`,
    "",
    "/** Says whose credentials a request has. Written once: until you write it, every request is anonymous. */",
    "export const authenticate: Authenticate<Credentials> = async () => null;",
    "",
  ].join("\n");
}

/** Where the suite looks for what turns a caller's name into headers. */
export const credentialsPath = "features/support/credentials.ts";

/** The credentials of a caller are the name and the role, readable, until it is written how they are made. */
export function credentialsText(names: readonly string[]): string {
  return [
    'import type { Credentials } from "@specwright/acceptance";',
    "",
    "/** Says what a caller of a scenario brings, by the names of the credentials: make here what `authenticate` takes. */",
    "const credentials: Credentials = (name, _role, _at, _id, { roles }) => ({",
    ...names.map((name) => `  ${key(name)}: encodeURIComponent(\`\${name}:\${roles.join(" ")}\`),`),
    "});",
    "export default credentials;",
    "",
  ].join("\n");
}

/** Keys are ignored until somebody gives a store; without a word on it an application does not start. */
export const noStore = "idempotencyStore: null";

function importsFor({ paths, handlers, authenticated }: Parts, from: string): readonly string[] {
  return [
    [`{ createRoutes }`, `${paths.output}/routes.ts`] as const,
    [`{ ${handlers.name} }`, handlers.path] as const,
    ...(authenticated ? [["{ authenticate }", authenticatePath(paths)] as const] : []),
  ].map(([names, path]) => `import ${names} from "${importPath(from, path)}";`);
}

function piecesFor({ handlers, authenticated, takesKey }: Parts) {
  const all = `${handlers.name}${handlers.isCall ? "()" : ""}`;
  return {
    routes: `createRoutes(${all})`,
    options: (some: readonly string[]) => {
      const names = [...some, ...(authenticated ? ["authenticate"] : []), ...(takesKey ? [noStore] : [])];
      return names.length === 0 ? "" : `, { ${names.join(", ")} }`;
    },
  };
}
