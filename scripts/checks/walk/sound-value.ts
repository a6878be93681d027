import type { Random } from "../chance/random.js";
import type { Schema } from "./description.js";

/** Gives the value of a field that is known better than its schema says; null: the schema says enough. */
export type Known = (name: string) => string | number | null;

const LETTERS = [
  "a",
  "Z",
  "0",
  " ",
  "-",
  "\u00e9",
  "\u4e2d",
  "\u{1f9e2}",
  "\u0301",
  '"',
  "\\",
  "/",
  "\n",
  "\u2028",
  "<",
  "&",
];

/** The JSON text of a value that its schema takes; the bounds come up more often than chance would have it. */
export function soundText(schema: Schema, random: Random, known: Known, name = ""): string {
  const own = known(name);
  if (own !== null) return JSON.stringify(own);
  if (schema.enum !== undefined) return JSON.stringify(random.one(schema.enum));
  const type = typeof schema.type === "string" ? schema.type : random.one(schema.type ?? ["null"]);
  switch (type) {
    case "object":
      return soundObject(schema, random, known);
    case "array": {
      const items = Array.from({ length: random.below(3) }, () =>
        soundText(schema.items ?? {}, random, known),
      );
      return `[${items.join(",")}]`;
    }
    case "integer":
      return integerText(soundInteger(schema, random), random);
    case "number":
      return String(soundInteger(schema, random));
    case "boolean":
      return String(random.chance(0.5));
    case "string":
      return JSON.stringify(soundString(schema, random));
    default:
      return "null";
  }
}

function soundObject({ properties = {}, required = [] }: Schema, random: Random, known: Known): string {
  const chosen = Object.entries(properties).filter(
    ([name]) => required.includes(name) || random.chance(0.35),
  );
  if (random.chance(0.2)) chosen.reverse();
  const fields = chosen.map(
    ([name, schema]) => `${JSON.stringify(name)}:${soundText(schema, random, known, name)}`,
  );
  return random.chance(0.9) ? `{${fields.join(",")}}` : ` {\n${fields.join(" ,\t")} }\r\n`;
}

function soundInteger({ minimum = -1_000, maximum = 1_000 }: Schema, random: Random): number {
  const width = maximum - minimum;
  if (random.chance(0.7)) return minimum + random.below(Math.min(width, 12) + 1);
  if (random.chance(0.5)) return random.one([minimum, maximum]);
  return minimum + random.below(Math.min(width, 5_000) + 1);
}

/** The same whole number, as JSON lets it be written. */
function integerText(value: number, random: Random): string {
  if (!random.chance(0.06)) return String(value);
  return random.one([
    `${value}.0`,
    `${value}e0`,
    `${value}E+0`,
    `${value}.000e0`,
    value === 0 ? "-0" : `${value}0e-1`,
  ]);
}

function soundString({ minLength = 0, maxLength = 40, pattern, format }: Schema, random: Random): string {
  if (format === "email") return "ann@example.com";
  if (format === "date-time") return "2026-01-31T12:00:00Z";
  const length = random.chance(0.1)
    ? random.one([minLength, maxLength])
    : Math.min(maxLength, Math.max(minLength, 1 + random.below(12)));
  const prefix = pattern === undefined ? "" : pattern.replace(/^\^/, "");
  return prefix + Array.from({ length }, () => random.one(LETTERS)).join("");
}
