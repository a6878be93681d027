import type { Step } from "../../model.js";

/** A cucumber expression for a step, and what its function is given. */
export interface StepExpression {
  readonly expression: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
}

const parameter = /"[^"\\`]*"|(?<![\p{L}\p{N}_.,:@#/'-])\d{1,15}(?![\p{L}\p{N}_%/'-]|[.,:]\d)/gu;

/** The text as it stands, every character meaning itself. */
export function literalExpression(step: Pick<Step, "text" | "attached">): StepExpression {
  return { expression: escaped(step.text), parameters: attachedParameter(step) };
}

/** Texts in quotes and whole numbers become parameters, except in code: there every character counts. */
export function openExpression(step: Pick<Step, "text" | "attached">): StepExpression {
  const names: string[] = [];
  const parameters: { name: string; type: string }[] = [];
  const name = (base: string): string => {
    names.push(base);
    const count = names.filter((other) => other === base).length;
    return count === 1 ? base : `${base}${count}`;
  };
  const expression = step.text.split(/(`[^`]*`)/).map((part, index) => {
    if (index % 2 === 1) return escaped(part);
    let result = "";
    let done = 0;
    for (const match of part.matchAll(parameter)) {
      const isText = match[0].startsWith('"');
      result += `${escaped(part.slice(done, match.index))}${isText ? "{string}" : "{int}"}`;
      parameters.push(
        isText ? { name: name("text"), type: "string" } : { name: name("count"), type: "number" },
      );
      done = match.index + match[0].length;
    }
    return result + escaped(part.slice(done));
  });
  return { expression: expression.join(""), parameters: [...parameters, ...attachedParameter(step)] };
}

function escaped(text: string): string {
  return text.replace(/[\\/(){}]/g, (character) => `\\${character}`);
}

function attachedParameter({ attached }: Pick<Step, "attached">): StepExpression["parameters"] {
  if (attached === null) return [];
  return attached.kind === "table"
    ? [{ name: "table", type: "DataTable" }]
    : [{ name: "content", type: "string" }];
}
