import { parse } from "../../../generator/1-parse/parse.js";
import { check } from "../../../generator/2-check/check.js";
import { routes } from "../../../generator/3-emit/typescript/routes.js";
import { noBindings } from "../../../generator/bindings.js";
import { noMemory } from "../../../generator/memory.js";
import { defaultSettings } from "../../../generator/settings.js";
import { calledFiles } from "./called-files.js";

/** What is called from the text `POST /api/orders NewOrder` in a specification to its route in `routes.ts`. */
export function specificationToRoutes(): Promise<readonly string[]> {
  printRoute("carts");
  return calledFiles(() => printRoute("orders"));
}

function printRoute(name: string): void {
  const source = { path: `openspec/specs/${name}/spec.md`, text: specification(name) };
  const { model } = check({
    documents: [parse(source)],
    sources: [source],
    settings: defaultSettings,
    bindings: noBindings,
    memory: noMemory,
    features: [],
    asWritten: true,
  });
  const printed = routes(model).some(({ text }) => text.includes(`/api/${name}`));
  if (!printed) throw new Error(`routes.ts has no /api/${name}.`);
}

const specification = (name: string): string => `# ${name}

## Purpose
Whoever wants something can have it.

## Requirements

### Requirement: Create one of ${name}
The system SHALL answer \`POST /api/${name} NewOrder\` with \`204\`.

\`NewOrder\`

| Field       | Type   | Rules | Description |
| ----------- | ------ | ----- | ----------- |
| \`productId\` | string |       | What        |
`;
