import { existsSync } from "node:fs";
import { join } from "node:path";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { SourceFile } from "../../source.js";
import { readTextWithin } from "../read-file.js";
import { mostBytesOfSource } from "../source-file.js";
import { type ChangeSet, created, together } from "./change-set.js";
import { importPath } from "./module-path.js";
import type { ScaffoldPaths } from "./scaffold-report.js";
import {
  appPath,
  authenticatePath,
  authenticateText,
  credentialsPath,
  credentialsText,
} from "./server-text.js";

/**
 * What a specification needs that asks who calls: the suite's credentials, and what the server takes them by. `scheme` is
 * that of its first operation that asks; `grows` says whether a server or an application is scaffolded too, which then
 * passes `authenticate` by itself. Programs that make an application without it are named: they would not start.
 */
export function scaffoldCallers(
  paths: ScaffoldPaths,
  scripts: readonly SourceFile[],
  { scheme, grows }: { readonly scheme: string | null; readonly grows: boolean },
): ChangeSet {
  if (scheme === null) return together([]);
  const authenticate = authenticatePath(paths);
  const app = appPath(paths);
  const others = scripts.filter(({ path }) => path !== app);
  const appText = readTextWithin(join(paths.root, app), mostBytesOfSource);
  const programs = appText === null ? others : [...others, { path: app, text: appText }];
  const without = programs.flatMap((program) => {
    const at = program.text.search(/\bcreateApp\s*\(/);
    return at === -1 || /\b(authenticate|trusting)\b/.test(program.text) ? [] : [{ program, at }];
  });
  const isMissing = (path: string) => !existsSync(join(paths.root, path));
  return together([
    ...(isMissing(credentialsPath)
      ? [created(paths.root, credentialsPath, credentialsText(scheme), ["credentials"])]
      : []),
    ...((grows || without.length > 0) && isMissing(authenticate)
      ? [created(paths.root, authenticate, authenticateText(), ["authenticate"])]
      : []),
    ...without.map(({ program, at }) => notPassed(program, at, authenticate)),
  ]);
}

function notPassed(program: SourceFile, at: number, authenticate: string): ChangeSet {
  const { path } = program;
  const diagnostic = diagnose(
    "scaffold-not-extendable",
    { path, start: at, end: at + "createApp".length },
    {
      missing: "“authenticate”",
      reason: "the application is made without it, and the specification asks who calls",
      snippet: `import { authenticate } from "${importPath(path, authenticate)}";\ncreateApp(…, { authenticate })`,
    },
  );
  return { changes: [], files: [], diagnostics: [diagnostic], sources: [program] };
}
