import { describeType } from "../described-type.js";
import { shadowedIn } from "../values/admits.js";
import type { Rule } from "./rule.js";

/** No alternative takes all that a later one takes. */
export const unionShadowed: Rule = ({ types, report }) => {
  for (const { value, at } of types.unions()) {
    const found = shadowedIn(value, types);
    if (found !== null)
      report("union-shadowed", at, {
        later: describeType(found.later),
        earlier: describeType(found.earlier),
      });
  }
};
