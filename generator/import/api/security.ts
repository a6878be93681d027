import type { LossBook } from "../loss.js";
import { type Documents, type Found, follow, inside, itemsOf, wholeOf } from "../read/documents.js";
import { isList, isObject, member, textAt } from "../read/json.js";

/** What an operation asks of its caller. */
export interface WrittenSecurity {
  /** `null`: nothing. */
  readonly span: string | null;
  /** Whether a scenario needs a caller. */
  readonly needed: boolean;
}

export function securityText(documents: Documents, operation: Found, losses: LossBook): WrittenSecurity {
  const whole = wholeOf(documents);
  const own = isList(member(operation.value, "security")) ? operation : whole;
  const sets = itemsOf(own, "security");
  const asked = sets.filter(({ value }) => isObject(value) && Object.keys(value).length > 0);
  const [first, ...others] = asked;
  if (first === undefined) return { span: null, needed: false };
  const needed = asked.length === sets.length;
  if (others.length > 0) losses.add("security-alternatives", operation);
  const schemes = inside(inside(whole, "components"), "securitySchemes");
  for (const set of asked) {
    const names = Object.keys(isObject(set.value) ? set.value : {});
    const [name, ...more] = names;
    const text =
      name === undefined || more.length > 0
        ? null
        : schemeText(documents, inside(schemes, name), set, losses);
    if (more.length > 0) losses.add("security-alternatives", set, names.join(" and "));
    if (name === undefined || text === null) continue;
    const scopes = inside(set, name).value;
    const listed = isList(scopes) ? scopes.map(String) : [];
    const [scope] = listed;
    const isRole =
      scope !== undefined &&
      listed.length === 1 &&
      /^[A-Za-z](?:[A-Za-z0-9._~-]*[A-Za-z0-9_~-])?$/.test(scope);
    if (listed.length > 0 && !isRole) losses.add("security-scopes", set, listed.join(" "));
    return { span: `Authorization${needed ? "" : "?"}: ${text}${isRole ? ` ${scope}` : ""}`, needed };
  }
  return { span: null, needed: false };
}

/** The scheme of the header `Authorization`; anything else is lost. */
function schemeText(documents: Documents, found: Found, set: Found, losses: LossBook): string | null {
  const led = follow(documents, found);
  const scheme = led.kind === "found" ? led.found.value : null;
  const type = textAt(scheme, "type");
  if (type === "oauth2" || type === "openIdConnect") return "Bearer";
  const name = textAt(scheme, "scheme") ?? "";
  if (type === "http" && /^[A-Za-z](?:[A-Za-z0-9_~-]*)$/.test(name) && name.toLowerCase() !== "none")
    return name.charAt(0).toUpperCase() + name.slice(1);
  losses.add("security-scheme", set, type ?? "unknown");
  return null;
}
