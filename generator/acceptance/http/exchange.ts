/** A request, ready to be sent. */
export interface PreparedRequest {
  /** The operation it means; null where none has this path. */
  readonly operation: string | null;
  readonly method: string;
  /** Path and query, encoded. */
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | null;
  /** Who sends it, for messages; null where nobody in particular does. */
  readonly caller: string | null;
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

/** Reads a text body as JSON where its media type or its looks allow it. */
export function readJson(text: string): { readonly value: unknown } | null {
  if (text === "") return null;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** The media type of an answer without its parameters, in lower case; empty where none is given. */
export function mediaOf(answer: Answer): string {
  return (answer.headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}
