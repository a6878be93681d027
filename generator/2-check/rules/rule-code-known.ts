import { didYouMean } from "../nearest.js";
import type { Rule } from "./rule.js";

/** The code behind `-> CODE` stands in the catalogue. */
export const ruleCodeKnown: Rule = ({ declared, codes, report }) => {
  for (const { shape } of declared.entities.values())
    if (shape.kind === "table")
      for (const { code } of shape.fields.flatMap((row) => row.rules))
        if (code !== null && !codes.has(code.value))
          report("unknown-code", code.at, { code: code.value, guess: didYouMean(code.value, codes) });
};
