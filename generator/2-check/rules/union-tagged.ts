import { resolvedType } from "../../resolved-type.js";
import { shadowedIn } from "../values/admits.js";
import type { Rule } from "./rule.js";

/** Alternatives that are objects have a field that tells them apart. */
export const unionTagged: Rule = ({ types, report }) => {
  for (const { value, at } of types.unions()) {
    const kinds = value.alternatives.map((one) => resolvedType(one).kind);
    const objects = kinds.filter((kind) => kind === "entity" || kind === "object").length;
    const isSeen = value.tag === null && objects > 1 && shadowedIn(value, types) === null;
    if (isSeen) report("union-without-discriminator", at, {});
  }
};
