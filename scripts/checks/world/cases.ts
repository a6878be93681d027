import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { notesServer, type Style } from "./notes.js";
import type { Server } from "./servers/handwritten.js";

/** A handwritten server and what judges it. */
export interface Case {
  readonly name: string;
  /** The file of each capability. */
  readonly specs: readonly (readonly [capability: string, file: string])[];
  /** What stands in `features/support`, and the texts of its two files that every case has. */
  readonly support: readonly (readonly [to: string, from: string])[];
  readonly app: string;
  /** `null`: callers are things, which have theirs. */
  readonly credentials: string | null;
  readonly server: () => RequestListener;
  /** Servers that must be red, and what their report must name: a place in a specification. */
  readonly faulty: readonly {
    readonly fault: string;
    readonly server: () => RequestListener;
    readonly line: string;
  }[];
}

const here = import.meta.dirname;
const load = (path: string): Promise<unknown> => import(pathToFileURL(path).href);

/** The server of notes in the error bodies of each framework, and in those of the next one. */
export async function styles(): Promise<readonly Case[]> {
  const folder = join(here, "styles");
  const names = readdirSync(folder).sort();
  const loaded = await Promise.all(
    names.map(async (name) => {
      const { style } = (await load(join(folder, name, "style.ts"))) as { readonly style: Style };
      return { name, style };
    }),
  );
  return loaded.map(({ name, style }, i) => {
    const other = loaded[(i + 1) % loaded.length] ?? { name, style };
    return {
      name,
      specs: [
        ["notes", join(here, "notes.md")],
        ["refusals", join(folder, name, "spec.md")],
      ],
      support: [
        ["notes.ts", join(here, "notes.ts")],
        ["style.ts", join(folder, name, "style.ts")],
      ],
      app: 'import { notesServer } from "./notes.js";\nimport { style } from "./style.js";\n\nexport default () => ({ handler: notesServer(style), close() {} });\n',
      credentials: 'export default (name) => ({ authorization: "Bearer " + name });\n',
      server: () => notesServer(style),
      faulty: [
        {
          fault: `in the style of ${other.name}`,
          server: () => notesServer(other.style),
          line: "openspec/specs/refusals/spec.md:",
        },
      ],
    };
  });
}

interface ServerModule {
  readonly server: Server;
  /** Of each fault the beginning of the step that must be red. */
  readonly faults: Readonly<Record<string, string>>;
}

/** Servers that were there before their specification. */
export async function servers(): Promise<readonly Case[]> {
  const folder = join(here, "servers");
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return Promise.all(
    names.map(async ({ name }) => {
      const file = (path: string): string => join(folder, name, path);
      const { server, faults } = (await load(file("server.ts"))) as ServerModule;
      const lines = readFileSync(file("spec.md"), "utf8").split("\n");
      return {
        name,
        specs: [[name, file("spec.md")] as const],
        support: [
          ["handwritten.ts", join(folder, "handwritten.ts")] as const,
          ["server/server.ts", file("server.ts")] as const,
        ],
        app: 'import { server } from "./server/server.js";\n\nexport default () => ({ handler: server(null), close() {} });\n',
        credentials: existsSync(file("credentials.ts")) ? readFileSync(file("credentials.ts"), "utf8") : null,
        server: () => server(null),
        faulty: Object.entries(faults).map(([fault, words]) => ({
          fault,
          server: () => server(fault),
          line: `openspec/specs/${name}/spec.md:${lines.findIndex((line) => line.includes(words)) + 1}`,
        })),
      };
    }),
  );
}
