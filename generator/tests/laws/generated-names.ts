import type { Compiled } from "../../compile.js";
import { fileText } from "./compile-sources.js";

const node = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};

/** Every name that was invented for a specification, with what it is the name of. */
export function generatedNames(compiled: Compiled): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { path, text } of compiled.files) {
    names.add(`file ${path}`);
    const exported = /^export (?:const|type|interface|function) ([^\s:<({=]+)/gm;
    for (const [, name] of text.matchAll(exported)) names.add(`${path} exports ${name}`);
    for (const [, name, type] of text.matchAll(/^ {2}readonly (\S+): (Handler<.*>);$/gm))
      names.add(`${path} asks for ${name}: ${type}`);
    if (path.endsWith(".py")) for (const name of pythonNames(text)) names.add(`${path} ${name}`);
    for (const [line] of text.matchAll(/^ *(?:Feature|Rule|Scenario): .*$|^ *@.*$/gm))
      names.add(`${path} ${line}`);
  }
  for (const capability of Object.keys(node(JSON.parse(fileText(compiled, "trace.json")))))
    names.add(`trace ${capability}`);
  for (const name of apiNames(JSON.parse(fileText(compiled, "openapi.json")))) names.add(`openapi ${name}`);
  return names;
}

const top = /^(?:class |def )?([\p{L}_][\p{L}\p{M}\p{N}_]*)(?: = |:|\()/u;
const member = /^ {4}(?:async def )?([\p{L}_][\p{L}\p{M}\p{N}_]*)(?:: |\()/u;

/** Classes with their attributes and methods, functions and constants. */
function pythonNames(text: string): readonly string[] {
  let owner = "";
  return text.split("\n").flatMap((line) => {
    const name = top.exec(line)?.[1];
    owner = name ?? owner;
    const inner = member.exec(line)?.[1];
    return name !== undefined ? [name] : inner !== undefined ? [`${owner}.${inner}`] : [];
  });
}

function apiNames(document: unknown): readonly string[] {
  const { paths, components } = node(document);
  const operations = Object.entries(node(paths)).flatMap(([path, item]) =>
    Object.entries(node(item)).flatMap(([method, operation]) => {
      const { operationId, tags, ...others } = node(operation);
      const links = Object.entries(others).flatMap(([key, value]) =>
        key.startsWith("x-") && Array.isArray(value) ? value.map((one) => `${key} ${one}`) : [],
      );
      return [operationId, tags, ...links].map((name) => `${method} ${path} ${name}`);
    }),
  );
  const { schemas, responses, parameters } = node(components);
  const kept = Object.entries({ schemas, responses, parameters });
  return [
    ...operations,
    ...kept.flatMap(([room, all]) => Object.keys(node(all)).map((name) => `${room} ${name}`)),
  ];
}
