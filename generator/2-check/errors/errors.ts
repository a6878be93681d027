import type { ErrorRowSyntax } from "../../1-parse/document.js";
import type { TemplateSyntax } from "../../1-parse/notation/template.js";
import type { ErrorCatalog, ErrorEntry, ErrorForm, Operation, Type } from "../../model.js";
import { asksField, kindOf, namesFault, type Template } from "../../protocol/error-template.js";
import { reservedCodes, sharedCodes } from "../../protocol/reserved-codes.js";
import { statusPhrase } from "../../protocol/status-phrases.js";
import type { Located } from "../../source.js";
import type { Declarations } from "../declarations.js";
import type { DiagnosticSink } from "../diagnostic-sink.js";
import type { TypeResolver } from "../entities/types.js";
import { problemForm, type TableForm, tableForms, templateToWrite } from "./error-forms.js";
import { givenByName, renamingsOf } from "./renamings.js";
import { misfits } from "./template-fit.js";
import { templateType } from "./template-type.js";
import { withOptional } from "./template-walk.js";

/** The catalogue: every code of every table, and the reserved ones with their defaults. */
export interface ErrorCodes {
  readonly entries: ReadonlyMap<string, ErrorEntry>;
  /** Codes of the kernel that have another name here, and which; under their own they are not known. */
  readonly renamed: ReadonlyMap<string, Located<string>>;
  /** What a code of the kernel is called here. */
  readonly nameOf: (code: string) => string;
  readonly givenBy: (name: string) => "kernel" | "either" | "handler";
  /** Where no table is written, the first use of a code says its status. */
  readonly learn: (code: string, status: number) => void;
  /** Whether some table was written; without one, codes are declared by their use. */
  readonly written: boolean;
  /** Whether the table is to say the status of a code. */
  readonly saysStatusOf: (code: string) => boolean;
  /** The codes that stand in a table, and where. */
  readonly tabled: ReadonlyMap<string, Located<string>>;
  /** How bodies look; the first is that of a code without a row. */
  readonly forms: readonly ErrorForm[];
  /** Where the forms after the first are declared. */
  readonly tables: readonly TableForm[];
}

interface Row {
  readonly syntax: ErrorRowSyntax;
  readonly table: TableForm;
}

export function errorCodes(declared: Declarations, types: TypeResolver, report: DiagnosticSink): ErrorCodes {
  const renamed = renamingsOf(declared, report);
  const isHandlers = (code: string): boolean => givenByName(code, renamed) === "handler";
  const tables = tableForms(declared.errorTables, types, report);
  const forms = distinctForms(tables);
  const formOf = (table: TableForm): number =>
    Math.max(
      0,
      forms.findIndex((form) => isSame(form, table.form)),
    );
  const entries = new Map<string, ErrorEntry>();
  const rows = new Map<string, Row>();
  for (const [i, { rows: written }] of declared.errorTables.entries()) {
    const table = tables[i];
    if (table === undefined) continue;
    for (const syntax of written) {
      const code = syntax.code.value;
      const first = rows.get(code);
      const name = renamed.get(code);
      if (name !== undefined) report("code-renamed", syntax.code.at, { code, name: name.value });
      else if (first === undefined) {
        rows.set(code, { syntax, table });
        const entry = entryOf(syntax, table, { form: formOf(table), isHandlers }, types, report);
        if (entry !== null) entries.set(code, entry);
      } else
        report("duplicate-code", syntax.code.at, { code }, [
          { message: "It is already here.", at: first.syntax.code.at },
        ]);
    }
  }
  const [main = problemForm] = forms;
  const learn = (code: string, status: number, message = inWords(code)): void => {
    entries.set(code, plainEntry(code, status, message, main, isHandlers(code)));
  };
  const isWritten = declared.errorTables.length > 0;
  for (const [code, { status, message }] of Object.entries({ ...reservedCodes, ...sharedCodes })) {
    const name = renamed.get(code)?.value ?? code;
    // Where there is a table, it says what another name is.
    if (!entries.has(name) && (name === code || !isWritten || rows.has(name))) learn(name, status, message);
  }
  const numbered = [...entries.values()].some(({ wire }) => typeof wire === "number");
  for (const table of uniqueTables(tables))
    reportForm(table, formOf(table), [...entries.values()], types, report);
  return {
    entries,
    renamed,
    nameOf: (code) => renamed.get(code)?.value ?? code,
    givenBy: (name) => givenByName(name, renamed),
    learn,
    written: isWritten,
    saysStatusOf: (code) => isWritten && rows.get(code)?.syntax.status !== null,
    tabled: new Map([...rows].map(([code, { syntax }]) => [code, syntax.code])),
    forms: numbered ? forms.map(withNumbers) : forms,
    tables,
  };
}

const isSame = (a: ErrorForm, b: ErrorForm): boolean => JSON.stringify(a) === JSON.stringify(b);

function distinctForms(tables: readonly TableForm[]): readonly ErrorForm[] {
  const found = new Map(tables.map(({ form }) => [JSON.stringify(form), form]));
  return found.size === 0 ? [problemForm] : [...found.values()];
}

const uniqueTables = (tables: readonly TableForm[]): readonly TableForm[] => [
  ...new Map(tables.map((table) => [JSON.stringify(table.form), table])).values(),
];

/** Where a code travels as a number, its place may hold one. */
const withNumbers = (form: ErrorForm): ErrorForm => ({
  ...form,
  templates: form.templates.map(({ template, type }) => ({
    template,
    type: form.entity === null ? templateType(template, true) : type,
  })),
});

const inWords = (code: string): string => code.charAt(0) + code.slice(1).toLowerCase().replaceAll("_", " ");

const plainEntry = (
  code: string,
  status: number,
  message: string,
  form: ErrorForm,
  isHandlers: boolean,
): ErrorEntry => ({
  code,
  status,
  message,
  title: statusPhrase(status),
  type: kindOf(code),
  wire: code,
  body: null,
  form: 0,
  asksField: isHandlers && asks(form),
});

/** Of two templates the handler chooses by naming a field or not. */
const asks = ({ templates }: ErrorForm): boolean => templates.every(({ template }) => asksField(template));

/** Null where the status cannot be read: then, as without a table, the first use says it. */
function entryOf(
  row: ErrorRowSyntax,
  table: TableForm,
  { form, isHandlers }: { readonly form: number; readonly isHandlers: (code: string) => boolean },
  types: TypeResolver,
  report: DiagnosticSink,
): ErrorEntry | null {
  const code = row.code.value;
  if (row.status === null) return null;
  const status = row.status.value;
  if (status < 400 || status > 599) report("status-of-error", row.status.at, { code, status });
  const said = new Map(row.places.map(({ place, value }) => [place, value.value]));
  const text = row.message.kind === "text" && row.message.text !== "" ? row.message.text : inWords(code);
  const ofHandler = isHandlers(code);
  const plain = plainEntry(code, status, `${said.get("message") ?? text}`, table.form, ofHandler);
  const entry: ErrorEntry = {
    ...plain,
    title: `${said.get("title") ?? plain.title}`,
    type: `${said.get("type") ?? plain.type}`,
    wire: said.get("code") ?? code,
    form,
  };
  if (row.message.kind === "text") return entry;
  const { entity } = table.form;
  const written = row.message.body.value.template;
  if (entity === null)
    return {
      ...entry,
      body: { template: written, type: templateType(written) },
      asksField: ofHandler && asksField(written),
    };
  const type: Type = { kind: "entity", name: entity, view: "full" };
  const template = withOptional(written, type, types);
  reportBody(row.message.body, template, entry, entity, types, report);
  return { ...entry, body: { template, type }, asksField: ofHandler && asksField(template) };
}

/** A body that a row writes out is one of the entity, as every other refusal. A wrong name comes before a missing one. */
function reportBody(
  { value: { keys }, at }: Located<TemplateSyntax>,
  template: Template,
  entry: ErrorEntry,
  entity: string,
  types: TypeResolver,
  report: DiagnosticSink,
): void {
  const found = misfits(template, { kind: "entity", name: entity, view: "full" }, [factsOf(entry)], types);
  const first = found.find(({ problem }) => problem !== "is filled by nothing") ?? found[0];
  if (first === undefined) return;
  const { path, problem } = first;
  report("error-body-does-not-fit", keys.find((key) => key.path === path)?.at ?? at, {
    code: entry.code,
    entity,
    place: path === "" ? "it" : `\`${path}\``,
    problem,
  });
}

const factsOf = ({ code, wire, status, message, title, type }: ErrorEntry) => ({
  name: code,
  code: wire,
  status,
  message,
  title,
  type,
});

/** What keeps an entity from being filled, for the codes that have no body of their own; once for a form. */
function reportForm(
  { form, entity, templates, isGuessed }: TableForm,
  index: number,
  entries: readonly ErrorEntry[],
  types: TypeResolver,
  report: DiagnosticSink,
): void {
  const left = entries.filter((entry) => entry.form === index && entry.body === null);
  if (entity === null || left.length === 0) return;
  const codes = left.map(({ code }) => code).join(", ");
  if (isGuessed) {
    report("error-template-missing", entity.at, { entity: entity.value, line: templateToWrite(form), codes });
    return;
  }
  for (const [i, { template, type }] of form.templates.entries()) {
    const written =
      templates.find((one) => namesFault(one.value.template) === namesFault(template)) ?? templates[i];
    for (const { path, problem } of misfits(template, type, left.map(factsOf), types))
      report(
        "error-field-does-not-fit",
        written?.value.keys.find((key) => key.path === path)?.at ?? entity.at,
        {
          field: path === "" ? "the body" : path,
          entity: entity.value,
          problem,
          codes,
        },
      );
  }
}

/** The catalogue as emitters see it, sorted by code; a reserved code only where a table or an operation names it. */
export function catalogOf(codes: ErrorCodes, operations: readonly Operation[]): ErrorCatalog {
  const used = new Set(operations.flatMap(({ refusals }) => refusals.map(({ code }) => code)));
  const names = new Set([...codes.renamed.values()].map(({ value }) => value));
  const entries = [...codes.entries.values()]
    .filter(
      ({ code }) =>
        names.has(code) || codes.tabled.has(code) || used.has(code) || codes.givenBy(code) === "handler",
    )
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const renamed = [...codes.renamed].map(([code, { value: name }]) => ({ code, name }));
  return { renamed: renamed.sort((a, b) => (a.code < b.code ? -1 : 1)), forms: codes.forms, entries };
}
