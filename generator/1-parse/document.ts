import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Located, Span } from "../source.js";
import type { FactSyntax } from "./notation/fact-syntax.js";
import type { StepSpan } from "./notation/step-syntax.js";
import type { TemplateSyntax } from "./notation/template.js";
import type { RestSyntax, RuleUse, TypeSyntax } from "./notation/type-syntax.js";
import type { ValueSyntax } from "./notation/value-syntax.js";

/**
 * What one spec.md says, as it was written. Names are not looked up, nothing is judged that needs a second place.
 * Plain data: it survives JSON, so parses are kept by content hash.
 */
export interface SpecDocument {
  readonly path: string;
  /** The folder below `specs/`, such as `order-management` or `identity/user-auth`. */
  readonly capability: string;
  /** A main spec has `## Requirements`; a delta has `## ADDED Requirements` or another of its kind. */
  readonly form: "main" | "delta";
  readonly title: Located<string> | null;
  readonly purpose: Located<string> | null;
  readonly requirements: readonly RequirementDocument[];
  /** What the text itself shows to be wrong: all that needs no second place to be seen. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface RequirementDocument {
  readonly name: Located<string>;
  readonly delta: "ADDED" | "MODIFIED" | "REMOVED" | "RENAMED" | null;
  /** What a RENAMED requirement was called before. */
  readonly renamedFrom: Located<string> | null;
  /** Heading to end of block. */
  readonly at: Span;
  /** The first paragraph, as plain text. Empty where there is none. */
  readonly statement: string;
  /** `**Priority**: P0` lines, in order. */
  readonly meta: readonly MetaLine[];
  /** Paragraphs, tables and fences in the order they stand, meta lines left out. */
  readonly blocks: readonly BlockDocument[];
  readonly scenarios: readonly ScenarioDocument[];
}

export interface MetaLine {
  readonly key: Located<string>;
  readonly value: Located<string>;
}

export type BlockDocument =
  | { readonly kind: "paragraph"; readonly at: Span; readonly facts: readonly Located<FactSyntax>[] }
  /** The table of an entity: its first column is field names in code, the paragraph before it is the name alone. */
  | {
      readonly kind: "entity";
      readonly at: Span;
      readonly name: Located<string>;
      readonly fields: readonly FieldSyntax[];
      /** The row `...`, if there is one. */
      readonly rest: RestSyntax | null;
      /** Its name stands as it should; else the name was only meant, and this was said. */
      readonly isNamed: boolean;
    }
  /** The error catalogue: its first column is codes, one of its columns is statuses. */
  | {
      readonly kind: "errors";
      readonly at: Span;
      /** The entity and the media type named in the paragraph before it. */
      readonly body: Located<string> | null;
      readonly media: Located<string> | null;
      /** Code of that paragraph that is neither, but would be with other letters or without a mark: what it would be. */
      readonly near: readonly NearBody[];
      /** Objects of that paragraph in which places stand: what each refusal of the table is filled into. */
      readonly templates: readonly Located<TemplateSyntax>[];
      readonly rows: readonly ErrorRowSyntax[];
    }
  /** A table or fence that is for people. */
  | { readonly kind: "prose"; readonly at: Span };

export interface NearBody {
  readonly kind: "entity" | "media";
  readonly written: Located<string>;
  readonly meant: string;
}

/** One row of an entity's table; columns are read by position: name, type, rules, description. */
export interface FieldSyntax {
  readonly at: Span;
  readonly name: Located<string>;
  readonly type: Located<TypeSyntax>;
  readonly rules: readonly RuleUse[];
  readonly description: string;
}

export interface ErrorRowSyntax {
  readonly at: Span;
  readonly code: Located<string>;
  /** null where it cannot be read, which is reported. */
  readonly status: Located<number> | null;
  /** Words for people, or, where the cell is an object in code, the whole body. */
  readonly message:
    | { readonly kind: "text"; readonly text: string }
    | { readonly kind: "body"; readonly body: Located<TemplateSyntax> };
  /** What columns that are headed by a place in code say of this row. */
  readonly places: readonly { readonly place: ColumnPlace; readonly value: Located<string | number> }[];
}

/** What a column of the catalogue may say in place of what the kernel knows by itself. */
export const columnPlaces = ["code", "type", "title", "message"] as const;
export type ColumnPlace = (typeof columnPlaces)[number];

export interface ScenarioDocument {
  readonly name: Located<string>;
  readonly at: Span;
  /** The row of examples that fills it in; `null` where it is no outline. */
  readonly example: ExampleDocument | null;
  /** Why people judge it and no machine does; `null` where it is run. */
  readonly judgedByPeople: Located<string> | null;
  readonly steps: readonly StepDocument[];
}

export interface ExampleDocument {
  readonly at: Span;
  /** The columns, and where the row has each. */
  readonly cells: readonly (Located<string> & { readonly isEmpty: boolean })[];
}

export type Keyword = "GIVEN" | "WHEN" | "THEN" | "AND" | "BUT";

export interface StepDocument {
  /** As the writer put it, in capitals. */
  readonly keyword: Keyword;
  /** What AND and BUT go on with. */
  readonly phase: "given" | "when" | "then";
  readonly at: Span;
  /** One line, code marks kept, runs of blanks as one, keyword left off: the text of the step in the feature file. */
  readonly text: string;
  readonly spans: readonly Located<StepSpan>[];
  /** The table or fence that stands indented under the step. */
  readonly attached: AttachedSyntax | null;
}

/** A cell that is a made body where its first word is the name of an entity: `Hat`, `Hat - size`, `Hat { size: 3 }`. */
export interface MeantCell {
  readonly row: number;
  readonly column: number;
  readonly entity: Located<string>;
  readonly text: string;
  /** null where what follows the name is no part of a made body. */
  readonly made: Located<ValueSyntax> | null;
}

export type AttachedSyntax =
  /** Each row is one request, or the fields of one thing; an empty cell is `null`, an absent field. */
  | {
      readonly kind: "rows";
      readonly at: Span;
      readonly fields: readonly Located<string>[];
      readonly rows: readonly (readonly (Located<ValueSyntax> | null)[])[];
      /** Cells that are a text unless an entity has the name that they begin with. */
      readonly meant: readonly MeantCell[];
    }
  /** A fence that reads as a value. */
  | { readonly kind: "value"; readonly at: Span; readonly value: Located<ValueSyntax> }
  /** Any other fence: sent as it stands. */
  | { readonly kind: "text"; readonly at: Span; readonly text: string };
