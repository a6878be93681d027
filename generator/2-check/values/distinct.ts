import type { ScenarioDocument } from "../../1-parse/document.js";
import type { ObjectFieldSyntax, ValueSyntax } from "../../1-parse/notation/value-syntax.js";
import type { Reference } from "../../plan.js";
import type { FieldName } from "../entities/types.js";

type Plain = string | number | boolean;

/** What unique fields of one scenario have, so that no two things made in it are the same. */
export interface Distinct {
  /** By entity and field: what was made. */
  readonly made: Map<string, Set<Plain>>;
  /** By field: what the scenario writes itself. */
  readonly written: ReadonlyMap<string, ReadonlySet<Plain>>;
  /** The field for which no further value was left. */
  usedUp: string | null;
  /** Whether a value that another thing has is to be had by making that thing. */
  readonly canMake: (source: FieldName) => boolean;
  /** The things that are to be made before; the caller that asked for a value takes them out. */
  readonly wanted: WantedThing[];
  /** Values that were made up though another thing should have them; the caller that asked for them takes them out. */
  readonly madeUp: MadeUp[];
  /** How many things were wanted so far. */
  readonly count: { wanted: number };
}

/** A thing of which a made value needs a field, and the name it goes by. No name that is written has a blank. */
export interface WantedThing {
  readonly handle: string;
  readonly entity: string;
}

/** A made value that may have to be one that something else has. */
export interface MadeUp {
  readonly field: string;
  readonly source: FieldName;
}

/** The place of the thing that a value is to be taken from, or `null` where none can be made. */
export function wantedPlace(
  { canMake, wanted, madeUp, count }: Distinct,
  field: string,
  source: FieldName,
): Reference | null {
  if (!canMake(source)) {
    madeUp.push({ field, source });
    return null;
  }
  count.wanted += 1;
  const handle = `${source.entity} ${count.wanted}`;
  wanted.push({ handle, entity: source.entity });
  return { handle, place: [source.field] };
}

/** Nothing is made yet; what a scenario writes anywhere is not made too. */
export function distinctIn(scenario: ScenarioDocument | null): Distinct {
  const written = new Map<string, Set<Plain>>();
  const note = (name: string, value: Plain): void => {
    const known = written.get(name) ?? new Set();
    written.set(name, known.add(value));
  };
  for (const { spans, attached } of scenario?.steps ?? []) {
    for (const { value } of spans) {
      if (value.kind === "thing") inFields(value.fields, note);
      if (value.kind === "request" && value.body !== null) inValue(value.body.value, note);
    }
    if (attached?.kind === "value") inValue(attached.value.value, note);
    if (attached?.kind !== "rows") continue;
    for (const row of attached.rows)
      inFields(
        attached.fields.flatMap((name, i) => {
          const value = row[i] ?? null;
          return value === null ? [] : [{ name, value }];
        }),
        note,
      );
  }
  return {
    made: new Map(),
    written,
    usedUp: null,
    canMake: () => false,
    wanted: [],
    madeUp: [],
    count: { wanted: 0 },
  };
}

type Note = (name: string, value: Plain) => void;

function inFields(fields: readonly ObjectFieldSyntax[], note: Note): void {
  for (const { name, value: located } of fields) {
    const { value } = located;
    if (value.kind === "number" || value.kind === "boolean") note(name.value, value.value);
    else if (value.kind === "code") note(name.value, value.code);
    else if (value.kind === "string" && value.times === 1 && value.parts.length === 1) {
      const [only] = value.parts;
      if (typeof only === "string") note(name.value, only);
    } else inValue(value, note);
  }
}

function inValue(value: ValueSyntax, note: Note): void {
  if (value.kind === "object") inFields(value.fields, note);
  if (value.kind === "made") inFields(value.made.changed, note);
  if (value.kind === "array")
    for (const item of value.items) if (!("kind" in item)) inValue(item.value, note);
}
