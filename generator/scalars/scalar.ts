/** All that is known of one scalar of the notation. No phase asks for it by name: each takes it from here. */
export type Scalar = TextScalar | NumberScalar | BooleanScalar | AnyScalar;

interface Printed {
  /** What other notations call it, in small letters. */
  readonly otherNames: readonly string[];
  readonly typescript: string;
  /** A call of `z`, or a function of the kernel where zod reads other texts than the notation. */
  readonly zod: { readonly from: "zod" | "kernel"; readonly text: string };
  /** The keywords of JSON Schema. */
  readonly jsonSchema: Readonly<Record<string, string>>;
  readonly python: PythonType;
}

export interface PythonType {
  /** With a capital: of `specwright_http.types`; else of the language itself. */
  readonly name: string;
  /** What stands in its place beside rules, which are asked before a value is read. */
  readonly ruled: { readonly type: string; readonly reader: string } | null;
  /** The class of `specwright_http.sent_values` that keeps a value's text, where Python has no text for it. */
  readonly sent: string | null;
}

export interface TextScalar extends Printed {
  readonly kind: "text";
  /** `null`: a text of any form. */
  readonly form: TextForm | null;
}

export interface NumberScalar extends Printed {
  readonly kind: "number";
  /** A whole number lies within what every language counts exactly. */
  readonly isWhole: boolean;
  /** The letters of its text. */
  readonly letters: RegExp;
}

export interface BooleanScalar extends Printed {
  readonly kind: "boolean";
}

/** Any JSON value. */
export interface AnyScalar extends Printed {
  readonly kind: "any";
}

/** How the texts of a scalar look. */
export interface TextForm {
  /** From its first character to its last. The kernels of all targets accept exactly these texts. */
  readonly pattern: RegExp;
  readonly inWords: string;
  /** What a description says beside the format's name, where readers of that name differ; `null` where they agree. */
  readonly documented: string | null;
  /** Code points. */
  readonly lengths: { readonly min: number; readonly max: number };
  /** Whether a length or a pattern can be asked of it. */
  readonly takesRules: boolean;
  /** Whether none of its texts has another of these forms. */
  readonly excludesOthers: boolean;
  /** What can be counted from: a day, or an instant; `null`: neither. */
  readonly moment: "day" | "instant" | null;
  /** What a scenario sends. */
  readonly sample: TextSample;
  /** What a description shows. */
  readonly example: string;
  /** The text `n` places behind another; `null`: its last letters are counted on. */
  readonly another: ((first: string, n: number) => string) | null;
  /** `null` where texts that hold others are found by the pattern. */
  readonly inPath: TextsInPath | null;
}

export type TextSample =
  | { readonly kind: "fixed"; readonly text: string }
  /** A running number stands between the two. */
  | { readonly kind: "counted"; readonly before: (field: string) => string; readonly after: string };

/** The letters of all texts, and some texts that are as unlike each other as the form lets them be. */
export interface TextsInPath {
  readonly letters: RegExp;
  readonly texts: readonly string[];
}
