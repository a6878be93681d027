import type { IncomingHttpHeaders } from "node:http";
import { whole } from "./any-schema.js";
import type { Credential } from "./operation.js";
import { readQuery } from "./query.js";
import { isFitText } from "./text-values.js";

/** What a request holds of a credential. `bad` is none that could be looked up: of another scheme, or off its rules. */
export type Found =
  | { readonly kind: "none" }
  | { readonly kind: "bad" }
  | { readonly kind: "value"; readonly value: string };

/** Where a request may hold credentials. */
export interface RequestHead {
  readonly headers: IncomingHttpHeaders;
  /** Without its question mark. */
  readonly query: string;
}

const NONE: Found = { kind: "none" };
const BAD: Found = { kind: "bad" };

/** Prepares the reading of a credential from requests. */
export function finderOf(credential: Credential): (request: RequestHead) => Found {
  const { schema } = credential;
  const read = readerOf(credential);
  const fits = schema === undefined ? () => true : (value: string) => whole(schema).safeParse(value).success;
  return (request) => {
    const found = read(request);
    return found.kind === "value" && !(isFitText(found.value) && fits(found.value)) ? BAD : found;
  };
}

function readerOf({ in: where, at }: Credential): (request: RequestHead) => Found {
  switch (where) {
    case "authorization": {
      const scheme = at.toLowerCase();
      return ({ headers }) => ofScheme(headers.authorization, scheme);
    }
    case "header": {
      const name = at.toLowerCase();
      return ({ headers }) => {
        const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
        return ofText(typeof value === "object" ? value.join(", ") : value);
      };
    }
    case "cookie":
      return ({ headers }) => ofText(cookieIn(headers.cookie ?? "", at));
    case "query":
      return ({ query }) => {
        const [value, ...others] = (query === "" ? null : readQuery(query))?.get(at) ?? [];
        return others.length > 0 ? BAD : ofText(value);
      };
  }
}

const ofText = (value: string | undefined): Found =>
  value === undefined || value === "" ? NONE : { kind: "value", value };

function ofScheme(header: string | undefined, scheme: string): Found {
  if (header === undefined) return NONE;
  const blank = header.indexOf(" ");
  if (header.slice(0, Math.max(blank, 0)).toLowerCase() !== scheme) return BAD;
  return { kind: "value", value: header.slice(blank + 1).trim() };
}

/** The first cookie of a name: a browser sends the one of the closest path first. */
function cookieIn(header: string, name: string): string | undefined {
  for (const pair of header.split(";")) {
    const at = pair.indexOf("=");
    if (at === -1 || pair.slice(0, at).trim() !== name) continue;
    const value = pair.slice(at + 1).trim();
    return value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
  }
  return undefined;
}
