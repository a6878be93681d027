import type { Random } from "../chance/random.js";
import type { Schema } from "./description.js";

/** The JSON text of a value that its schema refuses, or that is odd enough to try. */
export function flawedText(schema: Schema, random: Random): string {
  const own = [...outOfBounds(schema), ...oddTexts(schema)];
  return own.length > 0 && random.chance(0.5) ? random.one(own) : random.one(anything);
}

const anything = [
  ...["null", "true", "false", "0", "-1", "1.5", '"1"', '""', '"  "', "[]", "{}", "[1]", '{"a":1}', "[[[]]]"],
  ...[
    "1e30",
    "-1e30",
    "1e400",
    "1e-7",
    "9007199254740993",
    "-9007199254740992",
    "123456789012345678901234567890",
  ],
  ...[
    '"true"',
    '"null"',
    '"\\u0000"',
    '"\\ud83e"',
    '"\\ud83e\\udde2"',
    '"\u{1f9e2}"',
    '{"__proto__":{}}',
    "0.1",
  ],
];

function outOfBounds({ type, minimum, maximum }: Schema): readonly string[] {
  if (type !== "integer" && type !== "number") return [];
  const under = minimum === undefined ? [] : [minimum - 1, minimum - 0.5];
  const over = maximum === undefined ? [] : [maximum + 1, maximum + 0.5, maximum * 10];
  return [...under, ...over].map(String);
}

function oddTexts({ type, minLength, maxLength, pattern }: Schema): readonly string[] {
  if (type !== "string") return [];
  const texts = [
    ...(minLength === undefined || minLength === 0 ? [] : ["a".repeat(minLength - 1)]),
    // Characters are counted, not the units of some encoding.
    ...(maxLength === undefined
      ? []
      : ["a".repeat(maxLength + 1), "\u{1f9e2}".repeat(maxLength), "\u{1f9e2}".repeat(maxLength + 1)]),
    ...(pattern === undefined
      ? []
      : [` ${pattern.slice(1)}x`, pattern.slice(1).toUpperCase(), `x\n${pattern.slice(1)}`]),
  ];
  return texts.map((text) => JSON.stringify(text));
}
