import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { handlersName } from "../../3-emit/names.js";
import type { Capability, Operation, SpecModel, Step } from "../../model.js";
import { noCodes } from "../../protocol/causes.js";
import type { ScaffoldPaths } from "./scaffold-report.js";

/** A project in a folder of its own, for tests. */
export interface SampleProject {
  readonly paths: ScaffoldPaths;
  write(path: string, text: string): void;
  read(path: string): string;
  remove(path: string): void;
}

/** A folder for many of them, which finds the packages of this one. */
export function sampleFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "specwright-scaffold-"));
  symlinkSync(resolve(import.meta.dirname, "../../../node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  return folder;
}

export function sampleProject(root: string): SampleProject {
  mkdirSync(root);
  const folders = {
    output: "generated",
    features: "features",
    steps: "features/steps",
    handlers: "handlers",
  };
  return {
    paths: { root, ...folders, app: "features/support/app.ts" },
    write: (path, text) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    },
    read: (path) => readFileSync(join(root, path), "utf8"),
    remove: (path) => rmSync(join(root, path), { recursive: true }),
  };
}

const origin = { path: "openspec/specs/a/spec.md", line: 1, column: 1 };

/** A model of these operations by capability, and these unbound steps: all that scaffold looks at. */
export function modelOf(
  operations: Readonly<Record<string, readonly string[]>>,
  steps: readonly Partial<Step>[] = [],
): SpecModel {
  const scenario = {
    id: "s",
    name: "s",
    tags: [],
    steps: steps.map(stepOf),
    origin,
    example: null,
    judgedByPeople: null,
  };
  const requirement = { id: "r", name: "r", statement: "", meta: [], scenarios: [scenario] };
  const ids = Object.keys(operations).sort();
  const capabilities = ids.map(
    (id, i): Capability => ({
      id,
      purpose: "",
      requirements: i === 0 ? [requirement] : [],
      path: origin.path,
    }),
  );
  return {
    title: "API",
    version: "0.0.0",
    capabilities,
    features: [],
    unknown: "refuse",
    entities: [],
    types: [],
    order: [],
    credentials: [],
    operations: ids.flatMap((id) => (operations[id] ?? []).map((name, i) => operationOf(id, name, i))),
    errors: { renamed: [], forms: [], entries: [] },
    lifecycles: [],
  };
}

function operationOf(capability: string, id: string, index: number): Operation {
  return {
    id,
    operationId: id,
    method: "GET",
    path: `/${id}`,
    capability,
    requirements: [`${capability}/r`],
    summary: `Answer ${id}`,
    description: "",
    params: [],
    query: [],
    queryRest: { kind: "refused" },
    classes: [],
    headers: [],
    body: null,
    replies: [],
    refusals: [],
    codes: noCodes,
    deprecated: false,
    caller: null,
    authentication: null,
    origin: { ...origin, line: index + 1 },
  };
}

function stepOf(step: Partial<Step>): Step {
  return {
    keyword: "Given",
    phase: "given",
    text: "",
    attached: null,
    binding: { kind: "unbound" },
    line: 1,
    ...step,
  };
}

/** The interfaces of a model, as the generated `handlers.ts` has them. */
export function interfacesOf({ capabilities, operations }: SpecModel): string {
  const inUse = capabilities.filter(({ id }) => operations.some(({ capability }) => capability === id));
  const interfaces = inUse.map(({ id }) => {
    const own = operations.filter(({ capability }) => capability === id);
    const members = own.map(
      (operation) => `  readonly ${operation.id}: (input: object, context: object) => Promise<string>;`,
    );
    return `export interface ${handlersName(id)} {\n${members.join("\n")}\n}\n`;
  });
  const all = inUse.map(({ id }) => handlersName(id)).join(", ");
  return `${interfaces.join("")}export interface Handlers${all === "" ? "" : ` extends ${all}`} {}\n`;
}
