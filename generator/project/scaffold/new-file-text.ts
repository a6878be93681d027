import { handlersName, stepsPath } from "../../3-emit/names.js";
import type { Operation, SpecModel } from "../../model.js";
import { kernel, objectStub, stubFunction } from "./handler-stub.js";
import { importPath } from "./module-path.js";
import type { ScaffoldPaths } from "./scaffold-report.js";

/** The handlers of a capability as scaffold sees them. */
export interface Wish {
  readonly capability: string;
  /** `LendingHandlers` */
  readonly type: string;
  /** In the order of the specification. */
  readonly operations: readonly Operation[];
}

/** One wish for each capability that has operations. */
export function wishesOf({ capabilities, operations }: SpecModel): readonly Wish[] {
  return capabilities.flatMap(({ id }) => {
    const own = operations.filter(({ capability }) => capability === id);
    const sorted = [...own].sort(
      (a, b) => a.origin.line - b.origin.line || a.origin.column - b.origin.column,
    );
    return own.length === 0 ? [] : [{ capability: id, type: handlersName(id), operations: sorted }];
  });
}

export const joinName = "createHandlers";

export function joinPath(paths: ScaffoldPaths): string {
  return `${paths.handlers}/all-handlers.ts`;
}

/** `handlers/identity/user-auth.ts` */
export function handlerPath(paths: ScaffoldPaths, capability: string): string {
  const path = `${paths.handlers}/${stepsPath(capability).slice("steps/".length)}`;
  return path === joinPath(paths) ? path.replace(/\.ts$/, "~.ts") : path;
}

export const factoryName = ({ type }: Wish): string => `create${type}`;

/** A file of handlers to be written. */
export function handlerFileText(paths: ScaffoldPaths, path: string, wish: Wish): string {
  const stubs = wish.operations.flatMap((operation) => objectStub(operation));
  return [
    `import { ${stubFunction} } from "${kernel}";`,
    `import type { ${wish.type} } from "${importPath(path, `${paths.output}/handlers.ts`)}";`,
    "",
    "/** Written once: from here on this file is yours. */",
    `export function ${factoryName(wish)}(): ${wish.type} {`,
    "  return {",
    ...stubs.map((line) => `    ${line}`),
    "  };",
    "}",
    "",
  ].join("\n");
}

/** What one capability adds to the handlers as a whole: an exported object, or a function that makes one. */
export interface Share {
  readonly capability: string;
  readonly name: string;
  readonly isCall: boolean;
  /** The path of its file in the project. */
  readonly path: string;
}

/** What is spread of a share that a file calls `local`. */
export const shareText = ({ isCall }: Share, local: string): string => `...${local}${isCall ? "()" : ""},`;

/** The file that joins the handlers of all capabilities. */
export function joinFileText(paths: ScaffoldPaths, shares: readonly Share[]): string {
  const types = importPath(joinPath(paths), `${paths.output}/handlers.ts`);
  return [
    `import type { Handlers } from "${types}";`,
    ...shares.map(({ name, path }) => `import { ${name} } from "${importPath(joinPath(paths), path)}";`),
    "",
    "/** All handlers. A fresh set for each application, so that every scenario begins with nothing. */",
    `export function ${joinName}(): Handlers {`,
    "  return {",
    ...shares.map((share) => `    ${shareText(share, share.name)}`),
    "  };",
    "}",
    "",
  ].join("\n");
}
