import type { Expression, ParameterTypeRegistry } from "@cucumber/cucumber-expressions";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Span } from "../../source.js";
import { literalPrefix } from "./prefix.js";
import type { PatternSyntax, PhraseSyntax, Range, StepFileSyntax } from "./syntax.js";

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
  readonly pending: boolean;
  readonly at: Span;
  readonly regexp: RegExp;
  /** Made of few parameters that Cucumber knows by itself: its time has a bound whatever the text. */
  readonly tame: boolean;
  /** The notation it returns for a text that it matches; null where that is not known before it runs. */
  readonly phrase: {
    readonly textFor: (step: string) => string | null;
    readonly at: Span;
    readonly parts: PhraseSyntax["parts"];
  } | null;
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
        const { ownServer, pending, pattern } = definition;
        const compiled = compilePattern(expressions, registry, pattern);
        const phrase = definition.phrase === null ? null : phraseOf(compiled.args, definition.phrase, path);
        return [{ at, ownServer, pending, ...compiled, phrase }];
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
): Omit<CompiledStep, "at" | "ownServer" | "pending" | "phrase"> & { readonly args: Arguments } {
  const argsOf =
    (expression: Expression): Arguments =>
    (text) =>
      expression.match(text)?.map((argument) => argument.getValue<unknown>(null)) ?? null;
  if (pattern.kind === "regexp") {
    const regexp = new RegExp(pattern.source, pattern.flags);
    const args = argsOf(new expressions.RegularExpression(regexp, registry));
    return {
      expression: `/${pattern.source}/${pattern.flags}`,
      regexp,
      tame: false,
      prefix: literalPrefix(regexp),
      args,
    };
  }
  const compiled = new expressions.CucumberExpression(pattern.source, registry);
  const parameters = (compiled.ast.nodes ?? []).filter(({ type }) => type === expressions.NodeType.parameter);
  const tame = parameters.length <= 2 && parameters.every((node) => tameParameters.has(node.text()));
  const { regexp } = compiled;
  return { expression: pattern.source, regexp, tame, prefix: literalPrefix(regexp), args: argsOf(compiled) };
}

/** What a definition is given for a text. Parameter types of the project give what they say when they run, and so nothing here. */
type Arguments = (text: string) => readonly unknown[] | null;

function phraseOf(args: Arguments, { parts, at }: PhraseSyntax, path: string): CompiledStep["phrase"] {
  const textFor = (step: string): string | null => {
    const given = args(step) ?? [];
    const texts = parts.map((part) => (typeof part === "string" ? part : given[part]));
    return texts.every((text) => typeof text === "string" || typeof text === "number")
      ? texts.join("")
      : null;
  };
  return { textFor, parts, at: { path, start: at.start, end: at.end } };
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
