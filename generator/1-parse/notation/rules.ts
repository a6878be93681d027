import { isCode } from "../../names/code.js";
import { scalarNames, scalars } from "../../scalars/scalars.js";
import type { Located } from "../../source.js";
import { limits } from "./limits.js";
import { patterns } from "./names.js";
import type { Scanner } from "./scanner.js";
import { readType } from "./type.js";
import type { RuleSyntax, RuleUse, TypeAndRules } from "./type-syntax.js";
import { readValue } from "./value.js";

const flags = [
  "read-only",
  "write-only",
  "optional",
  "required",
  "nullable",
  "unique",
  "distinct",
  "caller",
  "deprecated",
  "comma",
] as const;
const ruleWord = /[a-z-]+(?=[ ,]|$)/y;
/** What is no rule, and may have an error of its own. */
const causeWithArrow = /(?:null|type)(?= -> )/y;
const rulesExpected =
  "a rule: `>= 0`, `1..99`, `length 1..200`, `pattern …`, `format …`, read-only, write-only, optional, required, nullable, default …, example …, unique, distinct, caller, deprecated or comma";
const rulesFix = "Separate rules with commas; text for readers belongs in the description.";

/** The rules of a cell, a header or a query parameter; stops before ` = `, at the end, or where something else begins. */
export function readRules(s: Scanner, isOver: (s: Scanner) => boolean = isEnd): readonly RuleUse[] {
  const rules: RuleUse[] = [];
  for (;;) {
    const from = s.pos;
    if (rules.length === limits.rules) s.failBeyond("The number of rules", limits.rules, from);
    const rule = readRule(s);
    const to = s.pos;
    rules.push({ rule, code: readOwnCode(s), at: s.at(from, to) });
    if (isOver(s)) return rules;
    s.skipBlank();
    s.expect(",", "`,` and another rule", rulesFix);
    s.skipBlank();
  }
}

const isEnd = (s: Scanner): boolean => s.done || s.starts(" = ");

/** A type, rules, or a type and then rules. */
export function readTypeAndRules(s: Scanner, isOver: (s: Scanner) => boolean = isEnd): TypeAndRules {
  const type = startsRule(s) ? null : readType(s);
  if (isOver(s)) return { type, rules: [] };
  if (type !== null) {
    if (!s.take(", ") && !s.take(" ")) s.fail("a space and then rules", rulesFix);
  }
  return { type, rules: readRules(s, isOver) };
}

/** Whether a rule, not a type, stands here. A number is a value of an enum unless the dots of a range follow it. */
export function startsRule(s: Scanner): boolean {
  if (s.look(/[<>.]|-?\d+(?:\.\d+)?\.\./y) !== null) return true;
  if (s.look(causeWithArrow) !== null) return true;
  const word = s.look(ruleWord);
  return (
    word !== null && (isFlag(word) || ["length", "pattern", "format", "default", "example"].includes(word))
  );
}

type Flag = (typeof flags)[number];
const isFlag = (word: string): word is Flag => flags.some((flag) => flag === word);

function readRule(s: Scanner): RuleSyntax {
  const from = s.pos;
  if (s.look(/[-\d<>.]/y) !== null) return readRange(s);
  const cause = s.match(causeWithArrow);
  if (cause !== null) return { kind: cause === "null" ? "null" : "type" };
  const word = s.match(ruleWord);
  if (word !== null && isFlag(word)) return { kind: word };
  if (word === "null" || word === "type")
    s.fail(
      word === "null" ? "`nullable`, or `null -> CODE`" : "`type -> CODE`",
      word === "null"
        ? "Write `nullable` where it may be null, or `null -> CODE` for the error of a null."
        : "Write `type -> CODE` for the error of a value off its type.",
      from,
    );
  if (word === "length" && s.take(" ")) return readLength(s);
  if (word === "pattern" && s.take(" ")) return { kind: "pattern", pattern: readPattern(s) };
  if (word === "format" && s.take(" ")) return { kind: "format", format: readFormat(s) };
  if ((word === "default" || word === "example") && s.take(" "))
    return { kind: word, value: readValue(s).value };
  return s.fail(rulesExpected, rulesFix, from);
}

function readRange(s: Scanner): RuleSyntax {
  const sign = s.match(/>=|<=|>|</y);
  if (sign !== null) {
    s.skipBlank();
    const bound = readNumber(s, patterns.decimal);
    const lower = sign.startsWith(">");
    const exclusive = sign.length === 1;
    return {
      kind: "range",
      min: lower ? bound : null,
      max: lower ? null : bound,
      exclusiveMin: lower && exclusive,
      exclusiveMax: !lower && exclusive,
    };
  }
  const { min, max } = readBounds(s, patterns.decimal);
  return { kind: "range", min, max, exclusiveMin: false, exclusiveMax: false };
}

function readLength(s: Scanner): RuleSyntax {
  const exact = s.look(/\d+(?!\d|\.)/y);
  if (exact !== null) {
    const length = readNumber(s, patterns.integer);
    return { kind: "length", min: length, max: length };
  }
  return { kind: "length", ...readBounds(s, patterns.integer) };
}

/** `1..99`, `1..`, `..99` */
function readBounds(
  s: Scanner,
  pattern: RegExp,
): { readonly min: number | null; readonly max: number | null } {
  const min = s.starts("..") ? null : readNumber(s, pattern);
  s.expect("..", "`..` and the upper end", "A range is written `1..99`, or `1..` where it has no upper end.");
  const max = s.look(pattern) === null ? null : readNumber(s, pattern);
  if (min === null && max === null) s.fail("a number", "Give the range an end.");
  return { min, max };
}

function readNumber(s: Scanner, pattern: RegExp): number {
  const from = s.pos;
  const written = s.match(pattern) ?? s.fail("a number", "Write digits.");
  const value = Number(written);
  if (!Number.isFinite(value)) s.fail("a number that fits", "The largest is about 1.79e308.", from);
  return value === 0 ? 0 : value;
}

/** In its own backticks or in quotes it may hold anything, else it ends at a comma, ` -> ` or ` = `. */
function readPattern(s: Scanner): string {
  const code = s.span.codes.find((range) => range.start === s.pos);
  if (code !== undefined && code.end - code.start < s.span.text.length) {
    s.pos = code.end;
    return s.span.text.slice(code.start, code.end);
  }
  const bare = s.match(/(?:[^, ]|,(?! |$)| (?!-> |= |$))+/y);
  return bare ?? s.fail("a regular expression", "Write it after `pattern`, in a table in code.");
}

/** A name such as `int64`. What a type says is none, as that is checked. */
function readFormat(s: Scanner): string {
  const from = s.pos;
  const format =
    s.match(/[^ ,`"|\\\p{C}\p{Z}]{1,100}(?=[ ,]|$)/uy) ??
    s.fail("a format such as `int64`", "Write its name.");
  const type = scalarNames.find((name) => scalars[name].jsonSchema.format === format);
  if (type !== undefined)
    s.fail("a format that is no type", `Write \`${type}\` as the type, which is checked.`, from);
  return format;
}

/** ` -> CODE`: breaking the rule gives an error of its own. */
function readOwnCode(s: Scanner): Located<string> | null {
  if (!s.take(" -> ")) return null;
  const from = s.pos;
  const code = s.match(patterns.word);
  if (code === null || !isCode(code)) return s.fail("an error code", "Write it as `OUT_OF_STOCK`.", from);
  return s.located(code, from);
}
