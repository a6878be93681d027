import { resolvedType } from "../../resolved-type.js";
import type { Rule } from "./rule.js";

/** Alternatives that are objects have a field that tells them apart. */
export const unionTagged: Rule = ({ types, report }) => {
  for (const { value, at } of types.unions()) {
    const kinds = value.alternatives.map((one) => resolvedType(one).kind);
    const objects = kinds.filter((kind) => kind === "entity" || kind === "object").length;
    if (value.tag === null && objects > 1) report("union-without-discriminator", at, {});
  }
};
