import type { Root } from "mdast";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Located, SourceFile } from "../source.js";
import { isInChange } from "./delta-forms.js";
import type { SpecDocument } from "./document.js";
import { checkDuplicates } from "./duplicates.js";
import { readInline } from "./inline.js";
import { changesOf } from "./listed-changes.js";
import { contentOf, rangeOf, readMarkdown } from "./markdown.js";
import { type Outline, readOutline } from "./outline.js";
import { plainText } from "./plain-text.js";
import { prepare } from "./prepare.js";
import { type Range, type Reading, spanOf } from "./reading.js";
import { changedRequirement, readRequirement } from "./requirement.js";

/** More than people write: an outline of very many steps and rows is a small text. */
const mostOfOutlines = 2_000_000;

/** Reads one spec.md. Total: whatever the text is, a document comes back, and what is wrong stands in it. */
export function parse(source: SourceFile): SpecDocument {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): number => diagnostics.push(diagnostic);
  const room = { outlines: mostOfOutlines };
  const reading: Reading = { path: source.path, text: source.text, report, room };
  const { text, left } = prepare(source.text);
  const root = readMarkdown(text);
  reportLeft(reading, root, left);
  const outline = readOutline(reading, root);
  const requirements = [
    ...outline.requirements.map((requirement) => readRequirement(reading, requirement)),
    ...changesOf(reading, outline.listed).map(changedRequirement),
  ];
  checkDuplicates(reading, requirements);
  const form = outline.deltaAt !== null && !outline.hasMain ? "delta" : "main";
  const purpose = readPurpose(reading, outline);
  checkForm(reading, outline, form, purpose, requirements.length);
  return {
    path: source.path,
    capability: capabilityOf(source.path),
    form,
    title: outline.title,
    purpose,
    requirements,
    diagnostics: diagnostics.sort(byPlace),
  };
}

const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  a.at.start - b.at.start || a.at.end - b.at.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

function readPurpose(reading: Reading, outline: Outline): Located<string> | null {
  const ranges = outline.purpose
    .map((node) => (node.type === "paragraph" ? contentOf(node) : null))
    .filter(isRange);
  const first = ranges[0];
  const last = ranges[ranges.length - 1];
  if (first === undefined || last === undefined) return null;
  const value = ranges.map((range) => plainText(reading.text, readInline(reading.text, range))).join("\n\n");
  return { value, at: spanOf(reading, { start: first.start, end: last.end }) };
}

const isRange = (range: Range | null): range is Range => range !== null;

/** What a spec is made of: in `specs/` a purpose and requirements that are, in `changes/` what changes. */
function checkForm(
  reading: Reading,
  outline: Outline,
  form: SpecDocument["form"],
  purpose: Located<string> | null,
  count: number,
): void {
  const start = spanOf(reading, { start: 0, end: 0 });
  if (count === 0) reading.report(diagnose("no-requirements", outline.title?.at ?? start, {}));
  if (isInChange(reading.path)) return;
  if (outline.deltaAt !== null)
    reading.report(diagnose("delta-in-main", spanOf(reading, outline.deltaAt), {}));
  if (form === "main" && purpose === null) {
    reading.report(diagnose("missing-purpose", outline.title?.at ?? start, {}));
  }
}

/** Lines that go too far are left out, which matters only where they are not in a fence. */
function reportLeft(reading: Reading, root: Root, left: readonly Range[]): void {
  if (left.length === 0) return;
  const fences: Range[] = [];
  const walk = (node: { readonly children: readonly Root["children"][number][] }): void => {
    for (const child of node.children) {
      if (child.type === "code" || child.type === "html") fences.push(rangeOf(child));
      else if (
        "children" in child &&
        (child.type === "list" || child.type === "listItem" || child.type === "blockquote")
      ) {
        walk(child);
      }
    }
  };
  walk(root);
  for (const line of left) {
    if (fences.some((fence) => fence.start <= line.start && line.end <= fence.end)) continue;
    reading.report(diagnose("line-beyond-limit", spanOf(reading, line), {}));
  }
}

/** What stands between the last `specs/` folder and `/spec.md`: `order-management`, `identity/user-auth`. */
export function capabilityOf(path: string): string {
  const folder = path.replace(/\/?[^/]*\.md$/i, "");
  const at = `/${folder}/`.lastIndexOf("/specs/");
  return at === -1 ? folder : folder.slice(at + "specs/".length);
}
