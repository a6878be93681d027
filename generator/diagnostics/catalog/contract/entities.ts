import type { Entries } from "../../entry.js";

/** Entities, their fields and what these are called. */
export const entities = {
  "unknown-entity": {
    severity: "error",
    message: "There is no entity `{name}`.{guess}",
    hint: "Declare it: its name alone in a paragraph, then a table of its fields; or correct the name.",
    example: "The system SHALL answer `GET /hats` with `200 Hatt[]`.",
  },
  "duplicate-entity": {
    severity: "error",
    message: "The entity `{name}` is declared twice.",
    hint: "Keep one table, or give one of them another name.",
    example: "`Hat`, a table, and later `Hat` with another table",
  },
  "unknown-field": {
    severity: "error",
    message: "`{field}` is not a field of {owner}.{guess}",
    hint: "Use a name from the table of fields.",
    example: "| `price` | Product.pricecents | |",
  },
  "duplicate-field": {
    severity: "error",
    message: "`{owner}` has the field `{field}` twice.",
    hint: "Keep one row.",
    example: "two rows `name` in one table",
  },
  "circular-field-type": {
    severity: "error",
    message: "The type `{entity}.{field}` is circular: it refers back to itself.",
    hint: "Write the type out in one of the two places.",
    example: "| `a` | X.b | | and | `b` | X.a | |",
  },
  "circular-type": {
    severity: "error",
    message: "The type `{name}` is circular: it refers back to itself.",
    hint: "Write one of the types out; what holds itself is an entity with a table of fields.",
    example: "`Slug = Name[]` and `Name = Slug[]`",
  },
  "type-unused": {
    severity: "warning",
    message: "Nothing has the type `{name}`.",
    hint: "Name it where a type stands, in a table, a parameter or another type; or take it out.",
    example: '`Colour = "red", "blue"`, and no field that is a Colour',
  },
  "union-without-discriminator": {
    severity: "info",
    message:
      "Nothing tells these alternatives apart: a value is the first that it fits, and what is wrong with it is not said in detail.",
    hint: 'Give each a field of one name, always there, with values of its own: `kind` that is `"cat"` in one and `"dog"` in the other.',
    example: "`Pet = Cat or Dog`, where no field has other values in a cat than in a dog",
  },
  "union-shadowed": {
    severity: "warning",
    message: "`{later}` is never read here: what it takes, `{earlier}` before it takes as well.",
    hint: "Let the narrower alternative stand first, or take it out.",
    example: '`Ref = string or "latest"`',
  },
  "circular-entity": {
    severity: "error",
    message: "`{name}` is derived from `{base}`, which is itself derived from `{name}`.",
    hint: "Give one of them a table of its own.",
    example: "`A = B - x` and `B = A - y`",
  },
  "endless-entity": {
    severity: "error",
    message: "`{name}` is infinitely recursive: each value of it would contain another one.",
    hint: "Make one of the fields on the way optional, nullable or a list.",
    example: "`Box` with a field `inner` of type Box that is not optional",
  },
  "sample-as-type": {
    severity: "warning",
    message: "Every field of this object has one value only, as in a sample.",
    hint: "A requirement says types: `{ id: integer, title: string }`; values stand in scenarios.",
    example: 'The system SHALL answer `GET /hats/{id}` with `200 { id: 1, title: "Bowler" }`.',
  },
  "forbidden-name": {
    severity: "error",
    message: "A field cannot be called `{name}`.",
    hint: "JavaScript gives this name a meaning of its own; choose another.",
    example: "| `__proto__` | string | |",
  },
  "names-meet-in-python": {
    severity: "error",
    message: "`{name}` and `{other}` are both called `{python}` in Python.",
    hint: "Rename one of them, or leave python out of `targets`.",
    example: "two rows `fooBar` and `foo_bar` in one table, with `targets: [python]`",
  },
} as const satisfies Entries;
