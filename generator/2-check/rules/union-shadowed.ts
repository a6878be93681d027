import type { Type } from "../../model.js";
import { describeType } from "../described-type.js";
import { admits } from "../values/admits.js";
import type { Rule } from "./rule.js";

/** No alternative takes all that a later one takes. */
export const unionShadowed: Rule = ({ types, report }) => {
  for (const { value, at } of types.unions()) {
    if (value.tag !== null) continue;
    for (const [i, later] of value.alternatives.entries()) {
      const earlier = value.alternatives.slice(0, i).find((one: Type) => admits(one, later, types));
      if (earlier === undefined) continue;
      report("union-shadowed", at, { later: describeType(later), earlier: describeType(earlier) });
      break;
    }
  }
};
