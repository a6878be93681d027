import { linearPattern } from "../../linear-pattern.js";
import type { Field, Json } from "../../model.js";
import type { Scalar } from "../../scalars/scalar.js";

/** What a sample must keep to. */
type Sampled = Pick<Field, "name" | "checks">;

/** A plausible value of a scalar field, or `undefined` where its rules let none of ours through. */
export function sampleScalar(scalar: Scalar, field: Sampled): Json | undefined {
  switch (scalar.kind) {
    case "number":
      return sampleNumber(field, scalar.isWhole ? 1 : 0.5);
    case "boolean":
      return true;
    case "any":
      return {};
    case "text": {
      const own = scalar.form === null ? [] : [scalar.form.example];
      return [...own, ...textsFor(field)].find((text) => fits(text, field));
    }
  }
}

function sampleNumber(field: Sampled, step: number): number | undefined {
  const ranges = field.checks.filter((check) => check.kind === "range");
  const low = ranges.map(({ min, exclusiveMin }) =>
    min === null ? -Infinity : exclusiveMin ? min + step : min,
  );
  const high = ranges.map(({ max, exclusiveMax }) =>
    max === null ? Infinity : exclusiveMax ? max - step : max,
  );
  const [least, most] = [Math.max(...low, -Infinity), Math.min(...high, Infinity)];
  const value = Math.min(Math.max(1, step === 1 ? Math.ceil(least) : least), most);
  return least <= most ? value : undefined;
}

/** Texts that often do: the field's name, and what a pattern begins with. */
function textsFor(field: Sampled): readonly string[] {
  const pattern = field.checks.find((check) => check.kind === "pattern")?.pattern ?? "";
  const start = /^\^([\w-]*)/.exec(pattern)?.[1] ?? "";
  const name = words(field.name);
  const least = Math.max(0, ...field.checks.map((check) => (check.kind === "length" ? (check.min ?? 0) : 0)));
  const plain = [`${start}1`, start, `${start}a1`, `${start}A1`, `${start}a`, `${start}A`];
  const long = least <= 200 ? [name.padEnd(least, "x"), `${start}1`.padEnd(least, "1")] : [];
  return [...(start === "" ? [name] : []), ...plain, ...long];
}

/** `unitPrice` as `unit price`. */
function words(name: string): string {
  return name.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").toLowerCase();
}

function fits(text: string, field: Sampled): boolean {
  const size = [...text].length;
  return field.checks.every((check) => {
    if (check.kind === "range") return true;
    if (check.kind === "length") return size >= (check.min ?? 0) && size <= (check.max ?? Infinity);
    return check.kind !== "pattern" || linearPattern(check.portable)(text);
  });
}
