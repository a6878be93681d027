import { lazily } from "../../lazily.js";
import { isCode } from "../../names/code.js";
import { meantWords } from "../../names/one-slip.js";
import { causes } from "../../protocol/causes.js";
import { resolvedType } from "../../resolved-type.js";
import type { Rule } from "./rule.js";

const arrow = /^([\p{L}\p{Nd}_-]+) -> ([\p{L}\p{Nd}_]+)$/u;

/** An arrow that is prose by its left side: a word that is no cause before a code, two states of a field, a code of one's own. */
export const arrowMeant: Rule = ({ declared, types, codes, settings, report }) => {
  const states = lazily(() => {
    const found = new Map<string, string[]>();
    for (const name of declared.entities.keys())
      for (const field of types.entityFields(name)) {
        const type = resolvedType(field.type);
        if (type.kind !== "enum") continue;
        for (const value of type.values)
          if (typeof value === "string")
            found.set(value, [...(found.get(value) ?? []), `${name}.${field.name}`]);
      }
    return found;
  });
  for (const { value, at } of declared.homes.flatMap((home) => home.facts)) {
    const [, left = "", right = ""] = value.kind === "prose" ? (arrow.exec(value.text) ?? []) : [];
    if (left === "" || !isCode(right)) continue;
    const [place] = (states().get(left) ?? []).filter((one) => states().get(right)?.includes(one));
    if (place !== undefined) report("near-miss", at, { near: `\`${place}: ${left} -> ${right}\`` });
    else if (!isCode(left) && codes.entries.has(right))
      report("unknown-cause", at, { written: left, fix: fixOf(left, right) });
    else if (isCode(left) && !settings.foreign && [left, right].some((code) => codes.entries.has(code)))
      report("near-miss", at, {
        near: `\`VALIDATION_FAILED -> ${right}\`, another name for a code that the kernel gives, or \`Order.state: ${left} -> ${right}\`, a transition`,
      });
  }
};

/** What people call it. */
const otherWords: Readonly<Record<string, string>> = {
  missing: "required",
  absent: "required",
  blank: "required",
  empty: "required",
  presence: "required",
  nil: "null",
  none: "null",
  nullable: "null",
  invalid: "type",
  format: "type",
  malformed: "type",
  taken: "unique",
  duplicate: "unique",
  exists: "unique",
  undeclared: "unknown",
  extra: "unknown",
  additional: "unknown",
};

function fixOf(left: string, right: string): string {
  const other = Object.hasOwn(otherWords, left) ? otherWords[left] : meantWords(left, causes)[0];
  const line = other === undefined ? "" : `Write \`${other} -> ${right}\`. `;
  return `${line}Before an arrow stands \`required\`, \`null\`, \`type\`, \`unknown\`, \`unique\`, or a code of the kernel.`;
}
