import type { TypeResolver } from "../entities/types.js";
import { mismatches } from "../values/mismatches.js";
import { wholeDefault } from "../values/whole-default.js";
import type { Rule } from "./rule.js";
import { valuesGiven } from "./values-given.js";

/** A default is a value that the field's own type and rules take, wherever it stands. */
export const defaultFits: Rule = (context) => {
  const { types, report } = context;
  const both = ofBothSides(types);
  for (const { value, field } of valuesGiven("default", context)) {
    // What is no constant was reported where it was read.
    if (field.initial === null) continue;
    const whole = wholeDefault(field, types)?.kind;
    if (whole === "endless" || whole === "too-large")
      report("default-does-not-fit", value.at, { field: field.name, problem: problems[whole] });
    for (const { place, problem } of mismatches(value, field, "body", both))
      report("default-does-not-fit", value.at, { field: field.name, problem: inPlace(place, problem) });
  }
};

/** An example is such a value, too. */
export const exampleFits: Rule = (context) => {
  const both = ofBothSides(context.types);
  for (const { value, field } of valuesGiven("example", context)) {
    const [first] = field.example === null ? [] : mismatches(value, field, "body", both);
    if (first !== undefined)
      context.report("example-does-not-fit", value.at, {
        field: field.name,
        problem: inPlace(first.place, first.problem),
      });
  }
};

/** Such a value is of bodies and of answers: what only one of them has may stand in it. */
const ofBothSides = (types: TypeResolver): TypeResolver => ({
  ...types,
  entityFields: (name) =>
    types.entityFields(name).map((field) => (field.writeOnly ? { ...field, writeOnly: false } : field)),
});

const inPlace = (place: string, problem: string): string =>
  `${place === "the body" ? "" : `${place} `}${problem}`;

const problems = {
  endless: "leaves out a field whose default leads back to it, and so never ends",
  "too-large": "comes to more than 1,000 values with the defaults of all that it leaves out",
} as const;
