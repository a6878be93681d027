/** One bad place of a request. */
export interface FieldError {
  /** Such as `items[0].name` */
  readonly path: string;
  readonly message: string;
  /** The code of the rule that it breaks, where that has one of its own. */
  readonly code?: string;
  /** The path in its parts, `["items", 0, "name"]`, where a name in it holds a dot or a bracket. */
  readonly parts?: readonly (string | number)[];
}

/**
 * A declared error as a handler answers it; `Header` names the headers that its declaration demands, and `Field` the field
 * that is bad, where its body must say one.
 */
export interface Refusal<
  Code extends string,
  Header extends string = never,
  Field extends string | null = string | null,
> {
  readonly kind: "refusal";
  readonly code: Code;
  /** Says more than the catalogue does; null leaves the catalogue's message. */
  readonly detail: string | null;
  /** The path of the field that is refused, such as `username`; null where it is none. */
  readonly field: Field;
  readonly errors: readonly FieldError[];
  readonly headers: { readonly [name in Header]: string };
}

/** What a refusal may add to its code. */
export interface RefusalExtras<Header extends string, Field extends string | null = string | null> {
  readonly detail?: string;
  readonly field?: Field;
  readonly errors?: readonly FieldError[];
  readonly headers?: { readonly [name in Header]: string };
}

type HeadersIn<Extras> = Extras extends { readonly headers: infer H } ? Extract<keyof H, string> : never;
type FieldIn<Extras> = Extras extends { readonly field: infer F extends string | null } ? F : null;

/**
 * Refuses a request with a code of the catalogue: `return refuse("TAKEN", { field: "username" })`. What the refusal holds is
 * concluded from what is given alone: from the type that is expected, TypeScript would conclude what is not there.
 */
export function refuse<const Code extends string, const Extras extends RefusalExtras<string> = object>(
  code: Code,
  extras?: Extras,
): Refusal<Code, HeadersIn<Extras>, FieldIn<Extras>> {
  const given: RefusalExtras<string> = extras ?? {};
  const refusal: Refusal<Code, string> = {
    kind: "refusal",
    code,
    detail: given.detail ?? null,
    field: given.field ?? null,
    errors: given.errors ?? [],
    headers: given.headers ?? {},
  };
  return refusal as Refusal<Code, HeadersIn<Extras>, FieldIn<Extras>>;
}
