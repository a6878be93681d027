import { readPattern } from "../../2-check/patterns/read-pattern.js";
import { linearPattern } from "../../linear-pattern.js";

/** Whether values keep to rules as they are written. */

export function numberFits(value: number, isWhole: boolean, rules: readonly string[]): boolean {
  if (isWhole ? !Number.isSafeInteger(value) : !Number.isFinite(value)) return false;
  return rules.every((rule) => {
    if (rule.startsWith("format ")) return true;
    const open = /^([<>]) (.*)$/.exec(rule);
    if (open !== null) return open[1] === ">" ? value > Number(open[2]) : value < Number(open[2]);
    const [low = "", high = ""] = rule.split("..");
    return (low === "" || value >= Number(low)) && (high === "" || value <= Number(high));
  });
}

export function lengthFits(size: number, rule: string): boolean {
  const [, low = "", dots, high = ""] = /^length (\d*)(\.\.)?(\d*)$/.exec(rule) ?? [];
  if (dots === undefined) return low === "" || size === Number(low);
  return (low === "" || size >= Number(low)) && (high === "" || size <= Number(high));
}

export function textFits(text: string, rules: readonly string[], pattern: string | null): boolean {
  const size = [...text].length;
  if (!rules.every((rule) => lengthFits(size, rule))) return false;
  const reading = pattern === null ? null : readPattern(pattern);
  return reading === null || (reading.kind === "pattern" && linearPattern(reading.portable)(text));
}
