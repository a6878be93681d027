import { resolve } from "node:path";
import { makeReport } from "../diagnostics/report.js";
import { visible } from "../diagnostics/visible.js";
import { type Imported, importApi } from "../import/import-api.js";
import { type Loss, type Reason, reasons } from "../import/loss.js";
import { planImport, writeImport } from "../project/import/plan-import.js";
import { readDocuments } from "../project/import/read-documents.js";
import { insideProject, isFolder } from "../project/place.js";
import { type ExitCode, exit } from "./exit-code.js";
import type { CommonFlags } from "./flags.js";
import { printOutcome } from "./print-report.js";
import { count } from "./say-counts.js";
import type { Terminal } from "./terminal.js";
import { sayMisuse } from "./with-project.js";

export interface ImportFlags extends CommonFlags {
  readonly file: string;
  /** Where the specification goes, relative to the project. */
  readonly folder: string;
}

/** `specwright import`: writes an OpenAPI document as specifications, and lists what they cannot say. */
export async function importDocument(flags: ImportFlags, terminal: Terminal): Promise<ExitCode> {
  const root = resolve(terminal.cwd, flags.place.project ?? ".");
  if (!isFolder(root))
    return sayMisuse(misuse(`There is no folder \`${root}\`.`, "Name the project's folder."), terminal);
  const folder = insideProject(root, flags.folder);
  if (folder === null || folder === "")
    return sayMisuse(
      misuse(
        `--output ${flags.folder} leads outside the project.`,
        "Name a folder inside it, such as `openspec`.",
      ),
      terminal,
    );
  const read = readDocuments(resolve(terminal.cwd, flags.file));
  if (read.kind === "unreadable") return sayMisuse(unreadable(read.file, read.problem), terminal);
  const imported = importApi(read.documents);
  const plan = planImport(root, folder, imported);
  if (plan.blocked.length > 0) {
    const paths = plan.blocked.map(({ path, reason }) => `${path} (${reason})`).join(", ");
    return sayMisuse(
      misuse(
        `Nothing was written, because an import overwrites no file: ${paths}.`,
        "Remove or rename them, or import into another folder with --output.",
      ),
      terminal,
    );
  }
  writeImport(root, plan);
  const files = plan.changes.map(({ path }) => path);
  const { operations, skipped, losses } = imported;
  const result = { files, operations, skipped, losses: losses.map(lossOf) };
  const summary = [
    ...files.map((path) => `${terminal.colors.green("create")} ${visible(path)}`),
    ...(plan.keepsSettings ? [kept(folder, terminal)] : []),
    ...said(imported, terminal),
  ];
  const report = makeReport([], []);
  printOutcome(
    { command: "import", ok: true, report, result, summary: summary.join("\n"), root },
    flags.format,
    terminal,
  );
  return exit.ok;
}

/** The settings that an import would write are for people to add to their own. */
const kept = (folder: string, { colors }: Terminal): string =>
  `${colors.yellow("note:")} ${visible(folder)}/config.yaml stays as it is. OpenAPI lets be sent what is not listed: \`unknown: ignore\` under \`specwright:\` says the same.`;

const misuse = (message: string, hint: string) => ({ message, hint });

const unreadable = (file: string, problem: string) =>
  misuse(
    `${file} is no OpenAPI document that can be read: ${problem}.`,
    "Name a document of OpenAPI 3.0 or 3.1, in JSON or YAML; one of Swagger 2.0 has to be converted first.",
  );

const lossOf = ({ reason, place, what }: Loss) => ({
  reason,
  says: reasons[reason],
  file: place.file,
  pointer: place.pointer,
  what,
});

/** How many places of a loss are named; `--format json` has all. */
const shown = 3;

function said({ operations, skipped, losses }: Imported, { colors }: Terminal): readonly string[] {
  const byReason = new Map<Reason, Loss[]>();
  for (const loss of losses) byReason.set(loss.reason, [...(byReason.get(loss.reason) ?? []), loss]);
  const sorted = [...byReason].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  const lines = sorted.flatMap(([reason, found]) => [
    `${colors.yellow("lost:")} ${reasons[reason]} ${colors.dim(`(${reason}, ${count(found.length, "place", "places")})`)}`,
    ...found
      .slice(0, shown)
      .map(
        ({ place, what }) =>
          `      ${visible(`${place.file}#${place.pointer}${what === "" ? "" : `: ${what.slice(0, 80)}`}`)}`,
      ),
    ...(found.length > shown
      ? [colors.dim(`      and ${found.length - shown} more: --format json lists all`)]
      : []),
  ]);
  const total = `${count(operations, "operation", "operations")} written${skipped === 0 ? "" : `, ${skipped} left out`}, ${count(losses.length, "place", "places")} not said`;
  return [...lines, `${colors.green("ok:")} ${total}. Next: \`specwright check\``];
}
