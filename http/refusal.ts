/** One bad place of a request. */
export interface FieldError {
  /** Such as `items[0].name` */
  readonly path: string;
  readonly message: string;
}

/** A declared error as a handler answers it; `Header` names the headers that its declaration demands. */
export interface Refusal<Code extends string, Header extends string = never> {
  readonly kind: "refusal";
  readonly code: Code;
  /** Says more than the catalogue does; null leaves the catalogue's message. */
  readonly detail: string | null;
  readonly errors: readonly FieldError[];
  readonly headers: { readonly [name in Header]: string };
}

/** What a refusal may add to its code. */
export interface RefusalExtras<Header extends string> {
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly headers?: { readonly [name in Header]: string };
}

/** Refuses a request with a code of the catalogue: `return refuse("OUT_OF_STOCK")`. */
export function refuse<const Code extends string, const Header extends string = never>(
  code: Code,
  extras: RefusalExtras<Header> = {},
): Refusal<Code, Header> {
  const headers = extras.headers ?? ({} as { readonly [name in Header]: string });
  return { kind: "refusal", code, detail: extras.detail ?? null, errors: extras.errors ?? [], headers };
}
