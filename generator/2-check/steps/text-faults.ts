import type { TextPart, ValueSyntax } from "../../1-parse/notation/value-syntax.js";
import type { Credential, Field, Operation, Type, UnionType } from "../../model.js";
import { type Cause, type CauseCodes, noCodes } from "../../protocol/causes.js";
import { resolved, resolvedType } from "../../resolved-type.js";
import { scalarOf } from "../../scalars/of-type.js";
import type { Located, Span } from "../../source.js";
import { plainShape } from "../entities/fields.js";
import type { TypeResolver } from "../entities/types.js";
import { nearest } from "../nearest.js";
import { mismatches } from "../values/mismatches.js";
import { type TypeOf, textualClash } from "../values/reference-type.js";
import { type AddressPart, addressOf, decoded, parametersIn } from "./address.js";
import { type Fault, faultOf, refusal } from "./fault.js";
import type { SentHeader } from "./sending.js";

/** What values are held against. */
interface Known {
  readonly types: TypeResolver;
  readonly typeOf: TypeOf;
  /** The errors of the operation. */
  readonly codes: CauseCodes;
  /** What proves who calls is no parameter. */
  readonly credentials: readonly Credential[];
}

/** What is wrong with the path, the query and the headers of a request, which travel as text. `sent` is all that it sends. */
export function textFaults(
  path: Located<readonly TextPart[]>,
  sent: readonly SentHeader[],
  operation: Operation,
  callerIsFilled: boolean,
  given: Omit<Known, "codes">,
): readonly Fault[] {
  const known = { ...given, codes: operation.codes };
  const { segments, query } = addressOf(path);
  return [
    ...pathFaults(segments, operation, known),
    ...queryFaults(query, path.at, operation, callerIsFilled, known),
    ...headerFaults(sent, path.at, operation, known),
  ];
}

function pathFaults(segments: readonly AddressPart[], operation: Operation, known: Known): readonly Fault[] {
  const template = operation.path.split("/").slice(1);
  return segments
    .flatMap((segment, i) => parametersIn(segment, template[i] ?? ""))
    .flatMap(({ name, value, at }) => {
      const field = operation.params.find((param) => param.name === name);
      return field === undefined ? [] : valueFaults(value, at, field, `{${name}}`, false, known);
    });
}

function queryFaults(
  pairs: readonly AddressPart[],
  at: Span,
  { query, queryRest }: Operation,
  callerIsFilled: boolean,
  known: Known,
): readonly Fault[] {
  const given = new Map<string, number>();
  const faults = pairs.flatMap((pair): readonly Fault[] => {
    const name = decoded([pair.name], true) ?? "";
    const field = query.find((candidate) => candidate.name === name);
    if (pair.name.includes("\u0000")) return [];
    if (field === undefined && queryRest.kind !== "refused") return [];
    if (known.credentials.some(({ place }) => place.in === "query" && place.name === name)) return [];
    if (field === undefined) {
      const names = query.map((candidate) => candidate.name);
      const near = nearest(name, names);
      const guess = near === null ? "" : ` (did you mean \`${near}\`?)`;
      return [wrong(pair.at, `\`?${name}\` is not declared${guess}`, "unknown", null, known)];
    }
    const times = (given.get(name) ?? 0) + 1;
    given.set(name, times);
    if (times === 2 && !isList(field))
      return [wrong(pair.at, `\`?${name}\` is given twice, but is not a list`, "type", field, known)];
    const one = field.comma ? field : itemOf(field);
    return valueFaults(pair.value, pair.at, one, `?${name}`, true, known);
  });
  const missing = query.filter(
    (field) => isNeeded(field) && !given.has(field.name) && !(field.caller && callerIsFilled),
  );
  return [
    ...faults,
    ...missing.map((field) =>
      wrong(at, `\`?${field.name}\` is required and missing`, "required", field, known),
    ),
  ];
}

/** Headers that are sent whatever a step says. */
const always = new Set(["host", "connection", "content-length", "content-type", "accept", "user-agent"]);

function headerFaults(
  sent: readonly SentHeader[],
  at: Span,
  { headers }: Operation,
  known: Known,
): readonly Fault[] {
  return headers.flatMap((field) => {
    const name = field.name.toLowerCase();
    const found = sent.flatMap((span) =>
      span.value.name.toLowerCase() === name ? [{ value: span.value.value, at: span.at }] : [],
    );
    const [first] = found;
    if (first !== undefined)
      return isList(field) ? [] : valueFaults(first.value, first.at, field, `${field.name}:`, null, known);
    return isNeeded(field) && !always.has(name)
      ? [wrong(at, `the header \`${field.name}:\` is required and missing`, "required", field, known)]
      : [];
  });
}

const wrong = (at: Span, problem: string, cause: Cause, field: Field | null, { codes }: Known): Fault =>
  faultOf(at, problem, cause, { own: field === null ? null : resolved(field).codes[cause], codes });

const isNeeded = (field: Field): boolean => !field.optional && field.initial === null;
const isList = ({ type }: Field): boolean => resolvedType(type).kind === "list";

function itemOf(own: Field): Field {
  const field = resolved(own);
  return field.type.kind === "list"
    ? { ...field, type: field.type.item, checks: [], codes: noCodes, nullable: false }
    : field;
}

/** `plusIsBlank` says how the text was encoded; a header is not. */
function valueFaults(
  value: readonly TextPart[],
  at: Span,
  own: Field,
  place: string,
  plusIsBlank: boolean | null,
  known: Known,
): readonly Fault[] {
  const { types, typeOf, codes } = known;
  const field = resolved(own);
  const [only, ...others] = value;
  if (only !== undefined && typeof only !== "string" && others.length === 0) {
    const found = typeOf(only);
    const type = found === null ? null : resolvedType(found);
    // One item stands for a list of it.
    const wanted = field.type.kind === "list" && type?.kind !== "list" ? field.type.item : field.type;
    const problem = type === null ? null : textualClash(type, wanted, types);
    return problem === null ? [] : [wrong(at, `\`${place}\` ${problem}`, "type", field, known)];
  }
  const text = plusIsBlank === null ? constant(value) : decoded(value, plusIsBlank);
  if (text === null) return [];
  if (text === "unreadable") return [refusal(at, `\`${place}\` is not percent-encoded properly`)];
  // Commas part the items of a list before escapes are read.
  const written: ValueSyntax =
    field.type.kind === "list"
      ? {
          kind: "array",
          items: itemsOf(value.join("")).map(itemReader(at, field.type.item, plusIsBlank, types)),
        }
      : read(text, field.type, types);
  const problems = mismatches({ at, value: written }, field, "body", types);
  return problems
    .slice(0, 1)
    .map(({ problem, cause, own }) => faultOf(at, `\`${place}\` ${problem}`, cause, { own, codes }));
}

const constant = (value: readonly TextPart[]): string | null =>
  value.every((one) => typeof one === "string") ? value.join("") : null;

const itemReader =
  (at: Span, type: Type, plusIsBlank: boolean | null, types: TypeResolver) =>
  (text: string): Located<ValueSyntax> => {
    const plain = plusIsBlank === true ? text.replaceAll("+", " ") : text;
    return { at, value: read(decodeURIComponent(plain), type, types) };
  };

/** What commas part; nothing at all is a list without items. */
const itemsOf = (text: string): readonly string[] => (text === "" ? [] : text.split(","));

/** The numbers of JSON, as kernels read them from text. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** What a text is read as: of an enum, the value of its own kind comes first. */
function kindRead(text: string, own: Type): string | undefined {
  const type = resolvedType(own);
  if (type.kind !== "enum") return scalarOf(type)?.kind;
  if (type.values.includes(text)) return "text";
  const isNumber = NUMBER.test(text) && type.values.some((value) => typeof value === "number");
  return isNumber ? "number" : type.values.some((value) => typeof value === "boolean") ? "boolean" : "text";
}

/** As the first alternative reads it that takes what it reads. */
function readAsFirst(text: string, { alternatives }: UnionType, types: TypeResolver): ValueSyntax {
  const at = { path: "", start: 0, end: 0 };
  for (const type of alternatives) {
    const value = read(text, type, types);
    if (mismatches({ at, value }, { ...plainShape("item"), type }, "body", types).length === 0) return value;
  }
  return { kind: "string", parts: [text], times: 1 };
}

/** A text as the value that a kernel reads from it; what is none stays text and is refused as such. */
function read(text: string, own: Type, types: TypeResolver): ValueSyntax {
  const type = resolvedType(own);
  if (type.kind === "union") return readAsFirst(text, type, types);
  const kind = kindRead(text, type);
  if (kind === "number" && NUMBER.test(text)) return { kind: "number", value: Number(text) };
  if (kind === "boolean" && (text === "true" || text === "false"))
    return { kind: "boolean", value: text === "true" };
  return { kind: "string", parts: [text], times: 1 };
}
