import type { FactSyntax } from "../../1-parse/notation/fact-syntax.js";
import type { TypeSyntax } from "../../1-parse/notation/type-syntax.js";
import { pythonFieldName } from "../../names/python-names.js";
import type { Located } from "../../source.js";
import type { OperationDraft } from "../scope.js";
import type { Rule, RuleContext } from "./rule.js";

/** Names of one object or one part of a request: each becomes an attribute of one class. */
type Names = readonly Located<string>[];

/** `fooBar` and `foo_bar` beside each other are one attribute in Python. Asked only where Python is made. */
export const namesMeetInPython: Rule = (context) => {
  if (!context.settings.targets.includes("python")) return;
  for (const names of [...namesOfEntities(context), ...context.drafts.flatMap(namesOfOperation)])
    reportMeeting(names, context);
};

function reportMeeting(names: Names, { report }: RuleContext): void {
  const first = new Map<string, Located<string>>();
  for (const name of names) {
    const python = pythonFieldName(name.value);
    const other = first.get(python);
    if (other === undefined) first.set(python, name);
    else if (other.value !== name.value)
      report("names-meet-in-python", name.at, { name: name.value, other: other.value, python }, [
        { message: `\`${other.value}\` is here.`, at: other.at },
      ]);
  }
}

function namesOfEntities({ declared }: RuleContext): readonly Names[] {
  return [...declared.entities.values()].flatMap(({ shape }) =>
    shape.kind === "table"
      ? [shape.fields.map((row) => row.name), ...shape.fields.flatMap((row) => namesInType(row.type.value))]
      : [],
  );
}

function namesOfOperation({ own, shared, path, at }: OperationDraft): readonly Names[] {
  const facts = [...own, ...shared].map(({ fact }) => fact.value);
  const params = path.segments.flat().flatMap((part) => (part.kind === "param" ? [part.name] : []));
  return [
    params.map((value) => ({ value, at })),
    facts.flatMap((fact) => (fact.kind === "query" ? [fact.name] : [])),
    facts.flatMap((fact) => (fact.kind === "header" ? [fact.header.name] : [])),
    ...facts.flatMap(namesInFact),
  ];
}

function namesInFact(fact: FactSyntax): readonly Names[] {
  if (fact.kind !== "operation" && fact.kind !== "reply" && fact.kind !== "reply-class") return [];
  if (fact.body === null) return [];
  return fact.body.value.kind === "type" ? namesInType(fact.body.value.type) : [];
}

/** Of every object that is written on the spot. */
function namesInType(type: TypeSyntax): readonly Names[] {
  switch (type.kind) {
    case "list":
      return namesInType(type.item);
    case "map":
      return namesInType(type.value);
    case "inline":
      return [
        type.fields.map((field) => field.name),
        ...type.fields.flatMap((field) => namesInType(field.type)),
      ];
    default:
      return [];
  }
}
