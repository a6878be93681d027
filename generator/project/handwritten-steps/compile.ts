import type { ParameterTypeRegistry } from "@cucumber/cucumber-expressions";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Span } from "../../source.js";
import { literalPrefix } from "./prefix.js";
import type { PatternSyntax, Range, StepFileSyntax } from "./syntax.js";

type Expressions = typeof import("@cucumber/cucumber-expressions");

/** A file of step definitions as it was read, and where it stands. */
export interface StepFile {
  readonly path: string;
  readonly syntax: StepFileSyntax;
}

/** A step definition as Cucumber will match it. */
export interface CompiledStep {
  readonly expression: string;
  readonly ownServer: boolean;
  readonly at: Span;
  readonly regexp: RegExp;
  /** Made of few parameters that Cucumber knows by itself: its time has a bound whatever the text. */
  readonly tame: boolean;
  /** What every text begins with that it matches. */
  readonly prefix: string;
}

const tameParameters: ReadonlySet<string> = new Set(["int", "word", "string", ""]);

/** Gives every pattern its meaning, and says what is wrong with those that have none. */
export function compileSteps(
  expressions: Expressions,
  files: readonly StepFile[],
): { readonly steps: readonly CompiledStep[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const spanOf = (path: string, at: Range): Span => ({ path, start: at.start, end: at.end });
  for (const { path, syntax } of files) {
    for (const { at, kind } of syntax.computed)
      diagnostics.push(diagnose(`${kind}-computed`, spanOf(path, at), {}));
    for (const { at, reason } of syntax.broken) {
      diagnostics.push(diagnose("step-file-broken", spanOf(path, at), { reason }));
    }
  }
  const registry = defineParameterTypes(expressions, files, diagnostics, spanOf);
  const steps = files.flatMap(({ path, syntax }) =>
    syntax.definitions.flatMap((definition): CompiledStep[] => {
      const at = spanOf(path, definition.at);
      try {
        const { ownServer, pattern } = definition;
        return [{ at, ownServer, ...compilePattern(expressions, registry, pattern) }];
      } catch (error) {
        diagnostics.push(diagnose("step-pattern-invalid", at, { reason: reasonOf(error) }));
        return [];
      }
    }),
  );
  return { steps, diagnostics };
}

function defineParameterTypes(
  expressions: Expressions,
  files: readonly StepFile[],
  diagnostics: Diagnostic[],
  spanOf: (path: string, at: Range) => Span,
): ParameterTypeRegistry {
  const registry = new expressions.ParameterTypeRegistry();
  for (const { path, syntax } of files) {
    for (const { name, sources, at } of syntax.parameterTypes) {
      try {
        for (const source of sources) new RegExp(source);
        registry.defineParameterType(
          new expressions.ParameterType(name, sources, null, undefined, true, false),
        );
      } catch (error) {
        diagnostics.push(diagnose("parameter-type-invalid", spanOf(path, at), { reason: reasonOf(error) }));
      }
    }
  }
  return registry;
}

function compilePattern(
  expressions: Expressions,
  registry: ParameterTypeRegistry,
  pattern: PatternSyntax,
): Omit<CompiledStep, "at" | "ownServer"> {
  if (pattern.kind === "regexp") {
    const regexp = new RegExp(pattern.source, pattern.flags);
    return {
      expression: `/${pattern.source}/${pattern.flags}`,
      regexp,
      tame: false,
      prefix: literalPrefix(regexp),
    };
  }
  const compiled = new expressions.CucumberExpression(pattern.source, registry);
  const parameters = (compiled.ast.nodes ?? []).filter(({ type }) => type === expressions.NodeType.parameter);
  const tame = parameters.length <= 2 && parameters.every((node) => tameParameters.has(node.text()));
  const { regexp } = compiled;
  return { expression: pattern.source, regexp, tame, prefix: literalPrefix(regexp) };
}

/** Cucumber explains itself over several lines, with the pattern drawn in; here one line must do. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const lines = error.message.split("\n").map((line) => line.trim());
  const reasons = lines.filter(
    (line) => line !== "" && !/^\^|^This Cucumber Expression has a problem/.test(line),
  );
  return reasons.length > 1 ? reasons.slice(1).join(" ") : (reasons[0] ?? error.name);
}
