/** A request, ready to be sent. */
export interface PreparedRequest {
  /** The operation it means; null where none has this path. */
  readonly operation: string | null;
  readonly method: string;
  /** Path and query, encoded. */
  readonly path: string;
  /** Credentials that go at the end of the query, encoded; apart, so that no report shows them. */
  readonly secretQuery: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | Uint8Array | null;
  /** Who sends it, for messages; null where no particular caller does. */
  readonly caller: string | null;
}

/** Path and query as they are sent. */
export function addressOf({ path, secretQuery }: PreparedRequest): string {
  return secretQuery === "" ? path : `${path}${path.includes("?") ? "&" : "?"}${secretQuery}`;
}

export interface Answer {
  readonly status: number;
  /** Names in lower case; repeated headers joined by a comma. */
  readonly headers: { readonly [name: string]: string };
  readonly text: string;
  /** The body read as JSON, if it is. */
  readonly json: { readonly value: unknown } | null;
  readonly milliseconds: number;
}

/** A request really sent and what came back. */
export interface Exchange {
  readonly url: string;
  readonly request: PreparedRequest;
  readonly answer: Answer;
}

/** Levels of lists and objects in each other. All that looks at an answer goes down level by level, and none needs so many. */
export const deepestJson = 500;

/** Reads a text body as JSON where its looks allow it; `null` also where it is nested too deep. */
export function readJson(text: string): { readonly value: unknown } | null {
  if (text === "" || isNestedTooDeep(text)) return null;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

const bracketOrText = /"(?:[^"\\]|\\.)*"|[[{]|[\]}]/gs;

/** Whether JSON goes deeper than anybody follows it; of text that is no JSON it may say anything. */
export function isNestedTooDeep(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(bracketOrText)) {
    if (token === "[" || token === "{") depth += 1;
    else if (token === "]" || token === "}") depth -= 1;
    if (depth > deepestJson) return true;
  }
  return false;
}

/** The media type of an answer without its parameters, in lower case; empty where none is given. */
export function mediaOf(answer: Answer): string {
  return (answer.headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}
