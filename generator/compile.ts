import type { SpecDocument } from "./1-parse/document.js";
import type { FeatureDocument } from "./1-parse/feature/feature-document.js";
import { check } from "./2-check/check.js";
import { emit } from "./3-emit/emit.js";
import type { OutputFile } from "./3-emit/output-file.js";
import type { Bindings } from "./bindings.js";
import { applyChanges } from "./change/apply-change.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { byPlace } from "./diagnostics/order.js";
import type { Memory } from "./memory.js";
import type { SpecModel } from "./model.js";
import type { Settings } from "./settings.js";
import type { SourceFile } from "./source.js";

/** The deltas of a change, and whether it says that it may retire a capability. */
export interface ChangeSources {
  readonly sources: readonly SourceFile[];
  readonly retires: boolean;
}

export interface CompileInput {
  readonly sources: readonly SourceFile[];
  /** The deltas of each change to judge as if they were archived in this order; without any, the specification as it stands. */
  readonly changes: readonly ChangeSources[];
  /** Phase 1, passed in so that the caller may keep its results. */
  readonly parse: (source: SourceFile) => SpecDocument;
  readonly features: readonly SourceFile[];
  /** The same for features. */
  readonly readFeature: (source: SourceFile) => FeatureDocument;
  readonly settings: Settings;
  readonly bindings: Bindings;
  /** What earlier runs worked out; it changes how long this takes, and nothing else. */
  readonly memory: Memory;
}

/** Where a project has no features. */
export const noFeatures: Pick<CompileInput, "features" | "readFeature"> = {
  features: [],
  readFeature: ({ path }) => {
    throw new Error(`No features were announced, and ${path} is one.`);
  },
};

/** A capability that is prose for people, by the settings. */
export interface ProseCapability {
  readonly id: string;
  readonly requirements: number;
  readonly scenarios: number;
}

export interface Compiled {
  readonly model: SpecModel;
  /** Sorted by id. Nothing else is said or made of them. */
  readonly prose: readonly ProseCapability[];
  /** Empty where a diagnostic is an error: nothing is made from a specification that contradicts itself. */
  readonly files: readonly OutputFile[];
  /** All of them, by place. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The three phases: what was written, what it means, what is made of it. Pure; the same bytes give the same bytes. */
export function compile(input: CompileInput): Compiled {
  const { sources, changes, parse, settings, bindings, memory } = input;
  const features = input.features.map(input.readFeature);
  const deltas = changes.map(({ sources: files, retires }) => ({ delta: files.map(parse), retires }));
  const applied = applyChanges(sources.map(parse), deltas);
  const { diagnostics: misfits } = applied;
  const isCompiled = ({ capability }: SpecDocument): boolean =>
    settings.capabilities === null || settings.capabilities.includes(capability);
  const documents = applied.documents.filter(isCompiled);
  const read = [...sources, ...changes.flatMap((change) => change.sources), ...input.features];
  const { model, diagnostics } = check({
    documents,
    features,
    sources: read,
    settings,
    bindings,
    memory,
    asWritten: changes.length === 0,
  });
  const found = [...[...documents, ...features].flatMap((document) => document.diagnostics), ...diagnostics];
  // A change is in OpenSpec's own form, which every project has to keep.
  const all = [...(settings.foreign ? found.map(asWarning) : found), ...misfits].sort(byPlace);
  const broken = all.some((diagnostic) => diagnostic.severity === "error");
  const prose = applied.documents.filter((document) => !isCompiled(document)).map(counted);
  const files = broken ? [] : emit(model, settings.targets, memory);
  return { model, prose: prose.sort((a, b) => (a.id < b.id ? -1 : 1)), files, diagnostics: all };
}

const counted = ({ capability, requirements }: SpecDocument): ProseCapability => ({
  id: capability,
  requirements: requirements.length,
  scenarios: requirements.reduce((sum, { scenarios }) => sum + scenarios.length, 0),
});

/** A specification written without knowing the contract cannot break it. */
const asWarning = (diagnostic: Diagnostic): Diagnostic =>
  diagnostic.severity === "error" ? { ...diagnostic, severity: "warning" } : diagnostic;
