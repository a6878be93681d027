import type { ErrorRowSyntax, NearBody } from "../../1-parse/document.js";
import type { ErrorCatalog, ErrorEntry, Field, Operation } from "../../model.js";
import { givenBy, reservedCodes, sharedCodes } from "../../protocol/reserved-codes.js";
import type { Located } from "../../source.js";
import type { Declarations, ErrorTable } from "../declarations.js";
import type { DiagnosticSink } from "../diagnostic-sink.js";
import { plainShape } from "../entities/fields.js";
import type { TypeResolver } from "../entities/types.js";
import { didYouMean } from "../nearest.js";
import { literalOf } from "../values/literal.js";
import { type Mismatch, mismatches } from "../values/mismatches.js";
import { filledNames, fillFaults } from "./error-fill.js";

/** The catalogue: every code of every table, and the reserved ones with their defaults. */
export interface ErrorCodes {
  readonly entries: ReadonlyMap<string, ErrorEntry>;
  /** Where no table is written, the first use of a code says its status. */
  readonly learn: (code: string, status: number) => void;
  /** Whether some table was written; without one, codes are declared by their use. */
  readonly written: boolean;
  /** Whether the table is to say the status of a code. */
  readonly saysStatusOf: (code: string) => boolean;
  /** The codes that stand in a table. */
  readonly tabled: ReadonlySet<string>;
  readonly body: string | null;
  readonly media: string;
}

export function errorCodes(declared: Declarations, types: TypeResolver, report: DiagnosticSink): ErrorCodes {
  const entries = new Map<string, ErrorEntry>();
  const rows = new Map<string, ErrorRowSyntax>();
  for (const table of declared.errorTables)
    for (const row of table.rows) {
      const first = rows.get(row.code.value);
      if (first === undefined) {
        rows.set(row.code.value, row);
        const entry = entryOf(row, report);
        if (entry !== null) entries.set(row.code.value, entry);
      } else
        report("duplicate-code", row.code.at, { code: row.code.value }, [
          { message: "It is already here.", at: first.code.at },
        ]);
    }
  for (const [code, { status, message }] of Object.entries({ ...reservedCodes, ...sharedCodes }))
    if (!entries.has(code)) entries.set(code, { code, status, message, body: null });
  const isKnown = ({ kind, meant }: NearBody): boolean => kind === "media" || types.hasEntity(meant);
  const body = oneName(
    declared.errorTables,
    (table) => table.body ?? meantBody(table, "entity", isKnown, report),
    report,
  );
  const media = oneName(
    declared.errorTables,
    (table) => table.media ?? meantBody(table, "media", isKnown, report),
    report,
  );
  const fields = body === null ? null : errorBody(body, [...entries.values()], types, report);
  if (body === null) reportBodiesWithoutEntity(rows, types, report);
  else if (fields !== null) reportOtherBodies(body.value, rows, types, report);
  return {
    entries,
    learn: (code, status) => entries.set(code, { code, status, message: inWords(code), body: null }),
    written: declared.errorTables.length > 0,
    saysStatusOf: (code) => declared.errorTables.length > 0 && rows.get(code)?.status !== null,
    tabled: new Set(rows.keys()),
    body: fields === null ? null : (body?.value ?? null),
    media: media?.value ?? (isProblem(fields) ? "application/problem+json" : "application/json"),
  };
}

const isProblem = (fields: readonly Field[] | null): boolean =>
  fields === null || fields.some((field) => field.name === "type");

const inWords = (code: string): string => code.charAt(0) + code.slice(1).toLowerCase().replaceAll("_", " ");

/** Null where the status cannot be read: then, as without a table, the first use says it. */
function entryOf(row: ErrorRowSyntax, report: DiagnosticSink): ErrorEntry | null {
  const code = row.code.value;
  if (row.status === null) return null;
  const status = row.status.value;
  if (status < 400 || status > 599) report("status-of-error", row.status.at, { code, status });
  if (row.message.kind === "text") {
    const message = row.message.text === "" ? inWords(code) : row.message.text;
    return { code, status, message, body: null };
  }
  const body = literalOf(row.message.body.value);
  if (body === undefined) report("error-body-is-no-constant", row.message.body.at, { code });
  return { code, status, message: inWords(code), body: body ?? null };
}

/** What the paragraph before a catalogue nearly names is reported and then taken for the name. */
function meantBody(
  { near }: ErrorTable,
  kind: NearBody["kind"],
  isKnown: (near: NearBody) => boolean,
  report: DiagnosticSink,
): Located<string> | null {
  const found = near.find((one) => one.kind === kind && isKnown(one));
  if (found === undefined) return null;
  const { written, meant } = found;
  report("miswritten-fact", written.at, { written: written.value, near: meant });
  return { value: meant, at: written.at };
}

/** All tables must agree on what an error looks like. */
function oneName(
  tables: readonly ErrorTable[],
  pick: (table: ErrorTable) => Located<string> | null,
  report: DiagnosticSink,
): Located<string> | null {
  let first: Located<string> | null = null;
  for (const name of tables.map(pick)) {
    if (name === null) continue;
    if (first === null) first = name;
    else if (first.value !== name.value)
      report("two-error-shapes", name.at, { name: name.value, first: first.value }, [
        { message: "The first one is here.", at: first.at },
      ]);
  }
  return first;
}

function errorBody(
  name: Located<string>,
  entries: readonly ErrorEntry[],
  types: TypeResolver,
  report: DiagnosticSink,
): readonly Field[] | null {
  if (!types.hasEntity(name.value)) {
    report("unknown-entity", name.at, {
      name: name.value,
      guess: didYouMean(name.value, types.entityNames()),
    });
    return null;
  }
  const fields = types.entityFields(name.value);
  // Where the catalogue writes the whole body of every code, nothing is left to fill in.
  const left = entries.filter((entry) => entry.body === null);
  const codes = left.map(({ code }) => code).join(", ");
  const entity = name.value;
  for (const { field, problem } of left.length === 0 ? [] : fillFaults(fields, left, types))
    if (problem === null)
      report("error-field-nobody-fills", name.at, { field, entity, known: filledNames.join(", "), codes });
    else report("error-field-does-not-fit", name.at, { field, entity, problem, codes });
  return fields;
}

/** A body that a row writes out is one of the entity, as every other refusal. */
function reportOtherBodies(
  entity: string,
  rows: ReadonlyMap<string, ErrorRowSyntax>,
  types: TypeResolver,
  report: DiagnosticSink,
): void {
  const whole = { ...plainShape("body"), type: { kind: "entity", name: entity, view: "full" } as const };
  for (const { code, message } of rows.values())
    if (message.kind === "body" && literalOf(message.body.value) !== undefined)
      reportFirst(mismatches(message.body, whole, "body", types), code.value, entity, report);
}

const problemTexts = ["type", "title", "detail", "instance", "code", "message"];

/** Where no entity is named, every refusal is described as a problem of RFC 9457, so that another body contradicts it. */
function reportBodiesWithoutEntity(
  rows: ReadonlyMap<string, ErrorRowSyntax>,
  types: TypeResolver,
  report: DiagnosticSink,
): void {
  const text = { kind: "scalar", scalar: "string" } as const;
  const fields = [
    ...problemTexts.map((name) => ({ ...plainShape(name), type: text })),
    { ...plainShape("status"), type: { kind: "scalar", scalar: "integer" } as const },
    { ...plainShape("errors"), optional: true },
  ];
  const whole = {
    ...plainShape("body"),
    type: { kind: "object", fields, rest: { kind: "refused" } } as const,
  };
  for (const { code, message } of rows.values()) {
    if (message.kind !== "body" || literalOf(message.body.value) === undefined) continue;
    const [first] = mismatches(message.body, whole, "body", types);
    if (first !== undefined) report("error-body-without-entity", message.body.at, { code: code.value });
  }
}

/** A field that is none comes before one that is missing, for it often is the one that is meant. */
function reportFirst(found: readonly Mismatch[], code: string, entity: string, report: DiagnosticSink): void {
  const first = found.find(({ problem }) => problem !== "is missing") ?? found[0];
  if (first !== undefined)
    report("error-body-does-not-fit", first.at, { code, entity, place: first.place, problem: first.problem });
}

/** The catalogue as emitters see it, sorted by code; a reserved code only where a table or an operation names it. */
export function catalogOf(codes: ErrorCodes, operations: readonly Operation[]): ErrorCatalog {
  const used = new Set(operations.flatMap(({ refusals }) => refusals.map(({ code }) => code)));
  const entries = [...codes.entries.values()]
    .filter(({ code }) => codes.tabled.has(code) || used.has(code) || givenBy(code) === "handler")
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return { body: codes.body, media: codes.media, entries };
}
