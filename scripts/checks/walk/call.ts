/**
 * One call of a walk, before it is known what the servers call their things: texts may hold blanks such as `⟦order own 3⟧`,
 * which are filled for each server with its own id (fill.ts). So a walk is plain data: it can be printed, cut and sent again.
 */
export interface Call {
  /** The operation it began as, for the statistics. */
  readonly operation: string;
  readonly caller: string;
  readonly method: string;
  readonly path: string;
  /** As it stands, without its question mark. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Null: none. Bytes are for what is no text. */
  readonly body: string | Uint8Array | null;
  /** What is wrong with it, if anything is. */
  readonly flaw: string | null;
}

/** A blank for the id of something learned: of the caller's own things or of anybody's, the `back`th from the latest. */
export function blank(kind: string, whose: "own" | "any", back: number): string {
  return `⟦${kind} ${whose} ${back}⟧`;
}

const SHOWN = 400;

/** A call on a few lines. */
export function showCall({ caller, method, path, query, headers, body, flaw }: Call): string {
  const lines = [
    `@${caller} ${method} ${path}${query === "" ? "" : `?${query}`}${flaw === null ? "" : `   (${flaw})`}`,
    ...Object.entries(headers).map(([name, value]) => `  ${name}: ${shorten(value)}`),
  ];
  if (typeof body === "string") lines.push(`  ${shorten(body)}`);
  else if (body !== null) lines.push(`  ${body.length} bytes`);
  return lines.join("\n");
}

/** The beginning of a text and how long it is. */
export function shorten(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}… (${text.length} characters)`;
}
