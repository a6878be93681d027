import { documented } from "../../3-emit/text/comment.js";
import { key } from "../../3-emit/text/literal.js";
import { print } from "../../3-emit/text/print.js";
import type { Operation } from "../../model.js";

/** The kernel's module, and the function in it that answers 501. */
export const kernel = "@specwright/http";
export const stubFunction = "notImplemented";

/** A handler to be written, as a member of an object literal; `refuse` is what the file calls `notImplemented`. */
export function objectStub(operation: Operation, refuse: string = stubFunction): readonly string[] {
  const { id } = operation;
  return [...comment(operation), `async ${key(id)}() {`, `  return ${refuse}(${JSON.stringify(id)});`, "},"];
}

/** The same as a property of a class, typed by the interface, since a class does not lend its members types. */
export function classStub(operation: Operation, type: string | null, refuse: string): readonly string[] {
  const { id } = operation;
  const typed = type === null ? "" : `: ${type}[${JSON.stringify(id)}]`;
  return [...comment(operation), `${key(id)}${typed} = async () => ${refuse}(${JSON.stringify(id)});`];
}

function comment({ summary, method, path }: Operation): readonly string[] {
  const text = print(documented(`${summary}: \`${method} ${path}\``, ""));
  return text.split("\n").filter((line) => line !== "");
}
