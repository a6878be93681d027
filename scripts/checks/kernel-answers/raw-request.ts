/** A request as it goes over the wire; texts are Latin-1, one character a byte. */
export interface RawRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

export type Headers = RawRequest["headers"];

export const JSON_TYPE: Headers = [["Content-Type", "application/json"]];

/** A request without a body. */
export function get(target: string, headers: Headers = [], method = "GET"): RawRequest {
  return { method, target, headers, body: "" };
}

/** A request with a body: a text as it stands, anything else as JSON. */
export function post(
  target: string,
  body: unknown,
  headers: Headers = JSON_TYPE,
  method = "POST",
): RawRequest {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { method, target, headers, body: Buffer.from(text).toString("latin1") };
}

/** Bytes of a body. */
export const bytes = (...values: readonly number[]) => Buffer.from(values).toString("latin1");
