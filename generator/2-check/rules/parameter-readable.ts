import type { TemplateSyntax } from "../../1-parse/notation/fact-syntax.js";
import type { Field } from "../../model.js";
import { isNumber } from "../../scalars/of-type.js";
import type { TypeResolver } from "../entities/types.js";
import { misreadValue, type Surroundings } from "../values/misread-value.js";
import type { Rule } from "./rule.js";

/** Every value of a parameter arrives, though a text of its segment parts it from the parameter before. */
export const parameterReadable: Rule = ({ drafts, operations, types, report }) => {
  for (const [i, { path, shared, at }] of drafts.entries())
    for (const later of laterParameters(path)) {
      const field = operations[i]?.params.find(({ name }) => name === later.name);
      const misread = field === undefined ? null : misreadValue(field, later, types);
      if (field === undefined || misread === null) continue;
      const declared = shared.flatMap(({ fact: { value } }) =>
        value.kind === "param" && value.name.value === later.name ? [value.name.at] : [],
      );
      const { value, segment, read } = misread;
      report(
        "unreadable-parameter",
        declared[0] ?? at,
        {
          param: `{${later.name}}`,
          path: path.text,
          text: later.before,
          value,
          segment,
          read: read === null ? "as no value" : `as \`${read}\``,
          fix: fixOf(field, later, types),
        },
        [{ message: "The path is named here.", at }],
      );
    }
};

/** A parameter that is not the first of its segment. */
interface LaterParameter extends Surroundings {
  readonly name: string;
  /** The path with another text before the parameter. */
  readonly with: (text: string) => string;
}

function laterParameters({ segments }: TemplateSyntax): readonly LaterParameter[] {
  const written = segments.map((parts) =>
    parts.map((part) => (part.kind === "text" ? part.text : `{${part.name}}`)),
  );
  return segments.flatMap((parts, s) =>
    parts.flatMap((part, p): readonly LaterParameter[] => {
      const [first, before, behind] = [parts[p - 2], parts[p - 1], parts[p + 1]];
      if (part.kind !== "param" || first?.kind !== "param" || before?.kind !== "text") return [];
      return [
        {
          name: part.name,
          before: before.text,
          behind: behind?.kind === "text" ? behind.text : "",
          isFollowed: parts[p + 2]?.kind === "param",
          with: (text) =>
            written.map((texts, i) => `/${(i === s ? texts.with(p - 1, text) : texts).join("")}`).join(""),
        },
      ];
    }),
  );
}

/** Texts that may stand between two parameters, the likeliest first. */
const texts = ["-", ".", "_", "~", ",", ";", "=", "@"] as const;

function fixOf(field: Field, later: LaterParameter, types: TypeResolver): string {
  const other = texts.find((before) => misreadValue(field, { ...later, before }, types) === null);
  const fromZero = {
    kind: "range",
    min: 0,
    max: null,
    exclusiveMin: false,
    exclusiveMax: false,
    code: null,
  } as const;
  const checks = [...field.checks, fromZero];
  return [
    other === undefined ? [] : [`Write \`${later.with(other)}\``],
    isNumber(field.type) && misreadValue({ ...field, checks }, later, types) === null
      ? ["let no value be below 0: `0..`"]
      : [],
    [`give it a segment of its own: \`${later.with("/")}\``],
  ]
    .flat()
    .join("; or ")
    .replace(/^g/, "G")
    .concat(".");
}
