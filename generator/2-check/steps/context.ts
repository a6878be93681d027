import type { Bindings } from "../../bindings.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { type StepWords, specWords } from "../../diagnostics/step-words.js";
import type { Credential, Operation, Type } from "../../model.js";
import type { DiagnosticSink } from "../diagnostic-sink.js";
import type { TypeResolver } from "../entities/types.js";
import type { ErrorCodes } from "../errors/errors.js";
import { callersThing } from "../operations/callers-thing.js";
import type { Places } from "../places.js";
import { type Distinct, distinctIn } from "../values/distinct.js";
import { fieldsOf } from "../values/fields-of.js";
import { callerIds, rolesOf } from "./callers.js";
import { type Creator, creators } from "./creators.js";
import { type RouteTree, routeTree } from "./route-tree.js";

/** What all scenarios are planned against. */
export interface PlanContext {
  readonly types: TypeResolver;
  readonly codes: ErrorCodes;
  readonly places: Places;
  readonly routes: RouteTree;
  readonly operations: readonly Operation[];
  /** Those that are declared. */
  readonly credentials: readonly Credential[];
  readonly creators: ReadonlyMap<string, readonly Creator[]>;
  readonly roles: ReadonlySet<string>;
  /** The id of a caller by its name, fitted to the pattern of the caller's field. */
  readonly callerId: (name: string) => string;
  /** The entity that callers are things of; `null` where they are names alone. */
  readonly callersThing: string | null;
  /** The body of a refusal with this code, or with any; `any` where it may have several. */
  readonly errorType: (code: string | null) => Type;
  readonly bindings: Bindings;
  /** Steps with a mistake are left unbound, since here mistakes do not stop the compiler. */
  readonly foreign: boolean;
  /** What the scenario that is planned made so far. */
  readonly distinct: Distinct;
  /** The words of the file that is planned, for fixes. */
  readonly words: StepWords;
  readonly report: DiagnosticSink;
  readonly errors: () => number;
  readonly add: (diagnostic: Diagnostic) => void;
}

type Given = Pick<
  PlanContext,
  | "types"
  | "codes"
  | "places"
  | "operations"
  | "credentials"
  | "bindings"
  | "foreign"
  | "report"
  | "errors"
  | "add"
>;

function errorTypeOf(code: string | null, { entries, forms }: ErrorCodes): Type {
  const entry = code === null ? undefined : entries.get(code);
  const possible =
    entry?.body != null
      ? [entry.body]
      : (entry === undefined ? forms : forms.slice(entry.form, entry.form + 1)).flatMap(
          (form) => form.templates,
        );
  const wholes = entry === undefined ? [...entries.values()].flatMap(({ body }) => body ?? []) : [];
  const [first, ...others] = [...possible, ...wholes].map(({ type }) => type);
  const own = JSON.stringify(first);
  return first !== undefined && others.every((type) => JSON.stringify(type) === own)
    ? first
    : { kind: "scalar", scalar: "any" };
}

/** Gathers once what every scenario is planned with. */
export function planContext(given: Given): PlanContext {
  const { types, codes, operations, credentials } = given;
  return {
    ...given,
    words: specWords,
    distinct: distinctIn(null),
    routes: routeTree(operations),
    creators: creators(operations, (type) => fieldsOf(type, types)),
    roles: rolesOf(operations),
    callerId: callerIds(operations, types),
    callersThing: callersThing(credentials, operations, types),
    errorType: (code) => errorTypeOf(code, codes),
  };
}
