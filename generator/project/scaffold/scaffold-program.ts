import { existsSync } from "node:fs";
import { join } from "node:path";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { Span } from "../../source.js";
import { type ChangeSet, created, together, unchanged } from "./change-set.js";
import { joinName, joinPath, type Share } from "./new-file-text.js";
import type { Handlers } from "./scaffold-handlers.js";
import type { ScaffoldPaths } from "./scaffold-report.js";
import { appPath, appText, type Parts, serverPath, serverText } from "./server-text.js";

/** What a specification asks of a program besides handlers. */
export interface Asked {
  /** The names of what callers bring: for each operation that asks who is there, its first way. */
  readonly credentials: readonly string[];
  /** Those that no thing has, so that the suite makes them. */
  readonly brought: readonly string[];
  /** Whether some operation takes an `Idempotency-Key`. */
  readonly takesKey: boolean;
}

/** The server's entry and the application of the acceptance suite, each where there is none. */
export function scaffoldProgram(
  paths: ScaffoldPaths,
  { all, joinedAt, hasServer }: Pick<Handlers, "all" | "joinedAt" | "hasServer">,
  { credentials, takesKey }: Asked,
): ChangeSet {
  const app = appPath(paths);
  const hasApp = existsSync(join(paths.root, app));
  const kept = hasApp ? unchanged(app) : together([]);
  if (hasServer && hasApp) return kept;
  if (all === null) return hasApp || joinedAt === null ? kept : notMade(paths, app, joinedAt);
  const parts: Parts = { paths, handlers: all, authenticated: credentials.length > 0, takesKey };
  return together([
    kept,
    ...(hasServer ? [] : [created(paths.root, serverPath(paths), serverText(parts), ["server"])]),
    ...(hasApp ? [] : [created(paths.root, app, appText(parts), ["application"])]),
  ]);
}

/** Where people join their handlers in a way of their own, only they know how to make an application of them. */
function notMade(paths: ScaffoldPaths, app: string, at: Span): ChangeSet {
  const handlers: Share = { capability: "", name: joinName, isCall: true, path: joinPath(paths) };
  const diagnostic = diagnose("scaffold-not-extendable", at, {
    missing: `“${app}”`,
    reason: "no exported function or object gives all handlers",
    snippet: appText({ paths, handlers, authenticated: false, takesKey: false }),
  });
  return { changes: [], files: [], diagnostics: [diagnostic], sources: [] };
}
