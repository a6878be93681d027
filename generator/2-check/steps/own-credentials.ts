import type { TextPart } from "../../1-parse/notation/value-syntax.js";
import type { Credential } from "../../model.js";
import type { Text } from "../../plan.js";
import type { Span } from "../../source.js";
import type { SentHeader } from "./sending.js";

/** What a step itself sends of a credential; `other` is an `Authorization:` of another scheme. */
export type OwnCredential =
  | { readonly kind: "none" }
  | { readonly kind: "sent"; readonly at: Span | null }
  | { readonly kind: "other"; readonly at: Span };

const none: OwnCredential = { kind: "none" };

/** The header that a credential travels in. */
export function headerOf({ in: where, name }: Credential["place"]): string {
  return where === "authorization" ? "Authorization" : where === "cookie" ? "Cookie" : name;
}

/** Looks for a credential in the headers and the query of a step. */
export function ownCredential(
  { place }: Credential,
  headers: readonly SentHeader[],
  path: Text | readonly TextPart[],
): OwnCredential {
  switch (place.in) {
    case "authorization":
      return inAuthorization(place.name, headers);
    case "header":
      return sentIn(headers, place.name, () => true);
    case "cookie":
      return sentIn(
        headers,
        "Cookie",
        (text) => text === null || text.split(/; ?/).some((pair) => pair.startsWith(`${place.name}=`)),
      );
    case "query":
      return namesQuery(path, place.name) ? { kind: "sent", at: null } : none;
  }
}

function inAuthorization(scheme: string, headers: readonly SentHeader[]): OwnCredential {
  const header = headers.find(({ value }) => value.name.toLowerCase() === "authorization");
  if (header === undefined) return none;
  const text = textOf(header);
  const isOther = text !== null && !text.toLowerCase().startsWith(`${scheme.toLowerCase()} `);
  return { kind: isOther ? "other" : "sent", at: header.at };
}

function sentIn(
  headers: readonly SentHeader[],
  name: string,
  holds: (text: string | null) => boolean,
): OwnCredential {
  const header = headers.find(
    (one) => one.value.name.toLowerCase() === name.toLowerCase() && holds(textOf(one)),
  );
  return header === undefined ? none : { kind: "sent", at: header.at };
}

/** How a header begins, if it does not begin with a reference. */
function textOf({ value }: SentHeader): string | null {
  const [text] = value.value;
  return typeof text === "string" ? text : null;
}

/** Whether the query of an address has a parameter. */
export const namesQuery = (path: Text | readonly TextPart[], name: string): boolean =>
  path.some(
    (part) =>
      typeof part === "string" &&
      part.split(/[?&]/).some((piece) => piece.startsWith(`${encodeURIComponent(name)}=`)),
  );
