import { existsSync } from "node:fs";
import { join } from "node:path";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { SourceFile } from "../../source.js";
import { readTextWithin } from "../read-file.js";
import { mostBytesOfSource } from "../source-file.js";
import { type ChangeSet, created, together } from "./change-set.js";
import { importPath } from "./module-path.js";
import type { Asked } from "./scaffold-program.js";
import type { ScaffoldPaths } from "./scaffold-report.js";
import {
  appPath,
  authenticatePath,
  authenticateText,
  credentialsPath,
  credentialsText,
  noStore,
} from "./server-text.js";

/**
 * What a specification needs that asks who calls: the suite's credentials, and what the server takes them by. `grows` says
 * whether a server or an application is scaffolded too, which then passes all options by itself. Programs that make an
 * application without one that is needed are named, with all that they lack: they would not start.
 */
export function scaffoldCallers(
  paths: ScaffoldPaths,
  scripts: readonly SourceFile[],
  { credentials, brought, takesKey, grows }: Asked & { readonly grows: boolean },
): ChangeSet {
  const isAsked = credentials.length > 0;
  const authenticate = authenticatePath(paths);
  const app = appPath(paths);
  const others = scripts.filter(({ path }) => path !== app);
  const appText = readTextWithin(join(paths.root, app), mostBytesOfSource);
  const programs = appText === null ? others : [...others, { path: app, text: appText }];
  const without = programs.flatMap((program) => {
    const at = program.text.search(/\bcreateApp\s*\(/);
    const lacks = {
      caller: isAsked && !/\b(authenticate|trusting)\b/.test(program.text),
      store: takesKey && !/\bidempotencyStore\b/.test(program.text),
    };
    return at === -1 || !(lacks.caller || lacks.store) ? [] : [{ program, at, lacks }];
  });
  const needsAuthenticate = isAsked && (grows || without.some(({ lacks }) => lacks.caller));
  const isMissing = (path: string) => !existsSync(join(paths.root, path));
  return together([
    ...(brought.length > 0 && isMissing(credentialsPath)
      ? [created(paths.root, credentialsPath, credentialsText(brought), ["credentials"])]
      : []),
    ...(needsAuthenticate && isMissing(authenticate)
      ? [created(paths.root, authenticate, authenticateText(paths), ["authenticate"])]
      : []),
    ...without.map(({ program, at, lacks }) => notPassed(program, at, lacks, authenticate)),
  ]);
}

interface Lacks {
  readonly caller: boolean;
  readonly store: boolean;
}

function notPassed(
  program: SourceFile,
  at: number,
  { caller, store }: Lacks,
  authenticate: string,
): ChangeSet {
  const { path } = program;
  const names = [...(caller ? ["“authenticate”"] : []), ...(store ? ["“idempotencyStore”"] : [])];
  const reasons = [...(caller ? ["asks who calls"] : []), ...(store ? ["takes an Idempotency-Key"] : [])];
  const options = [...(caller ? ["authenticate"] : []), ...(store ? [noStore] : [])];
  const imported = caller ? `import { authenticate } from "${importPath(path, authenticate)}";\n` : "";
  const diagnostic = diagnose(
    "scaffold-not-extendable",
    { path, start: at, end: at + "createApp".length },
    {
      missing: names.join(" and "),
      reason: `the application is made without ${names.length === 1 ? "it" : "them"}, and the specification ${reasons.join(" and ")}`,
      snippet: `${imported}createApp(…, { ${options.join(", ")} })`,
    },
  );
  return { changes: [], files: [], diagnostics: [diagnostic], sources: [program] };
}
