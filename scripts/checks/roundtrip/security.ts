import {
  type Documents,
  type Found,
  follow,
  inside,
  itemsOf,
  wholeOf,
} from "../../../generator/import/read/documents.js";
import { isList, isObject, member, textAt } from "../../../generator/import/read/json.js";
import type { Json } from "../../../generator/model.js";

/** What an operation asks of its caller: sets of credentials of which one must be there, each in one spelling, sorted. */
export function securityOf(documents: Documents, operation: Found): readonly string[] {
  const whole = wholeOf(documents);
  const own = isList(member(operation.value, "security")) ? operation : whole;
  const schemes = inside(inside(whole, "components"), "securitySchemes");
  const sets = itemsOf(own, "security").map(({ value }) =>
    Object.entries(isObject(value) ? value : {})
      .map(([name, scopes]) => `${schemeOf(documents, inside(schemes, name))}${scopesOf(scopes)}`)
      .sort()
      .join(" and "),
  );
  return [...new Set(sets)].sort();
}

/** A scheme is what it asks for, not its name. A token of OAuth or OpenID Connect travels as `Bearer`. */
function schemeOf(documents: Documents, found: Found): string {
  const led = follow(documents, found);
  const scheme = led.kind === "found" ? led.found.value : null;
  switch (textAt(scheme, "type")) {
    case "http":
      return `Authorization: ${(textAt(scheme, "scheme") ?? "").toLowerCase()}`;
    case "oauth2":
    case "openIdConnect":
      return "Authorization: bearer";
    case "apiKey": {
      const [place, name] = [textAt(scheme, "in") ?? "", textAt(scheme, "name") ?? ""];
      return `${place} ${place === "header" ? name.toLowerCase() : name}`;
    }
    default:
      return "an unknown scheme";
  }
}

const scopesOf = (scopes: Json): string =>
  isList(scopes) && scopes.length > 0 ? ` ${scopes.map(String).sort().join(" ")}` : "";
