import type { Difference } from "./compare-json.js";
import { textsDiffer } from "./compare-json.js";
import type { Request } from "./fill.js";
import type { KnownTwins } from "./known-twins.js";

export interface Comparison {
  readonly twins: KnownTwins;
  readonly caller: string;
  /** What was sent to the left. */
  readonly request: Request;
}

type Headers = Readonly<Record<string, string>>;

/** Headers that must be the same on both sides, there or not, each in the form that it is compared in. */
const compared: Readonly<Record<string, (value: string) => string>> = {
  "content-type": mediaType,
  allow: (value) =>
    value
      .split(/\s*,\s*/)
      .sort()
      .join(", "),
  "www-authenticate": (value) => value,
  "retry-after": (value) => value,
  "idempotent-replayed": (value) => value,
  location: (value) => value,
  "cache-control": (value) => value,
  "content-security-policy": (value) => value,
  "referrer-policy": (value) => value,
  "x-content-type-options": (value) => value,
};

/** Where the headers of two answers differ. */
export function headersDiffer(left: Headers, right: Headers, comparison: Comparison): readonly Difference[] {
  const found = Object.entries(compared).flatMap(([name, form]) => {
    const [own, other] = [left[name], right[name]].map((value) => (value === undefined ? null : form(value)));
    const same = own === other || (own && other && !textsDiffer(own, other, comparison));
    return same ? [] : [{ place: `header ${name}`, left: own ?? "absent", right: other ?? "absent" }];
  });
  return [...found, ...requestIdsDiffer(left, right, comparison)];
}

/** Both take the caller's id, or both give one of their own. */
function requestIdsDiffer(left: Headers, right: Headers, { request }: Comparison): readonly Difference[] {
  const name = "x-request-id";
  const sent = request.headers["X-Request-Id"];
  const [own, other] = [left, right].map((headers) => {
    const id = headers[name];
    if (id === undefined) return "absent";
    return id === sent ? "as sent" : "its own";
  });
  return own === other ? [] : [{ place: `header ${name}`, left: own ?? "", right: other ?? "" }];
}

/** JSON has one encoding, so whether it is said does not matter. */
function mediaType(value: string): string {
  const [media = "", ...parameters] = value.toLowerCase().split(/\s*;\s*/);
  const kept = parameters.filter(
    (parameter) => !(/json$/.test(media) && /^charset="?utf-?8"?$/.test(parameter)),
  );
  return [media, ...kept.sort()].join("; ");
}
