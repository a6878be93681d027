import type { SpecDocument } from "../1-parse/document.js";
import type { FeatureDocument } from "../1-parse/feature/feature-document.js";
import type { Bindings } from "../bindings.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type Memory, noMemory } from "../memory.js";
import type { SpecModel } from "../model.js";
import type { Settings } from "../settings.js";
import type { SourceFile } from "../source.js";
import { capabilitiesOf } from "./capabilities.js";
import { declarations } from "./declarations.js";
import { collector } from "./diagnostic-sink.js";
import { schemasOf } from "./entities/entities.js";
import { lifecyclesOf } from "./entities/lifecycles.js";
import { typeResolver } from "./entities/types.js";
import { oneSidedFinder } from "./entities/views.js";
import { catalogOf, errorCodes } from "./errors/errors.js";
import { joined, parted } from "./facts/features-as-documents.js";
import { withoutMisdeclared } from "./facts/misdeclared.js";
import { type StepNamesOf, stepNamesIn } from "./facts/step-names.js";
import { featuresOf } from "./features.js";
import { withoutFollowers } from "./followers.js";
import { credentialsOf, usedCredentials } from "./operations/credentials.js";
import { operationFrom } from "./operations/operations.js";
import { places as placesOf } from "./places.js";
import { planningKeys } from "./planning-key.js";
import { rules } from "./rules/rules.js";
import { operationDrafts } from "./scope.js";
import { planContext } from "./steps/context.js";

/** What a specification is checked with besides its own text. */
export interface CheckInput {
  readonly documents: readonly SpecDocument[];
  readonly features: readonly FeatureDocument[];
  readonly sources: readonly SourceFile[];
  readonly settings: Settings;
  readonly bindings: Bindings;
  readonly memory: Memory;
  /** Whether each document is what its source says; not where a change is applied. */
  readonly asWritten: boolean;
}

interface Checked {
  readonly model: SpecModel;
  readonly diagnostics: readonly Diagnostic[];
}

/** Looks every name up and asks every rule. The model is whole even where something is wrong, so that all is reported. */
export function check(input: CheckInput): Checked {
  const first = checkOnce(input);
  if (input.settings.foreign) return first;
  const again = { ...input, memory: noMemory, asWritten: false };
  return withoutMisdeclared(joined(input), first, (all) =>
    checkOnce({ ...again, ...parted(all, input.features) }),
  );
}

function checkOnce(input: CheckInput): Checked {
  const { sources, settings, bindings, memory, asWritten } = input;
  const found = collector();
  const { report, errors } = found;
  const places = placesOf(sources);
  const stepNames: StepNamesOf = (document) =>
    memory.recall(document, "step names", () => stepNamesIn(document));
  const declared = declarations(input, settings, stepNames, report);
  const types = typeResolver(declared, settings.unknown, report);
  const codes = errorCodes(declared, types, report);
  const hasOneSided = oneSidedFinder(types);
  const drafts = operationDrafts(declared, report);
  const credentials = credentialsOf(declared, { types, codes, report });
  const operations = drafts.map((draft) =>
    operationFrom(draft, { types, codes, credentials, places, hasOneSided, report }),
  );
  const schemas = schemasOf(declared, types, hasOneSided, operations);
  const lifecycles = lifecyclesOf(declared, types, report);
  for (const rule of rules)
    rule({ declared, drafts, operations, types, codes, credentials, settings, report });
  const { foreign } = settings;
  const context = planContext({
    types,
    codes,
    places,
    operations,
    credentials: credentials.declared,
    bindings,
    foreign,
    report,
    errors,
    add: found.add,
  });
  const textOf = new Map(asWritten ? sources.map((source) => [source.path, source]) : []);
  const keyOf = planningKeys({
    entities: schemas.entities,
    types: schemas.types,
    entityNames: declared.entities.keys(),
    operations,
    credentials: credentials.declared,
    codes,
    bindings,
    settings,
    takenFrom: types.takenFrom,
  });
  const planning = {
    context,
    settings,
    memory,
    collector: found,
    keyOf: ({ path }: { readonly path: string }) => {
      const source = textOf.get(path);
      return source === undefined ? null : keyOf(source);
    },
  };
  const capabilities = capabilitiesOf(declared, planning);
  const features = featuresOf(declared, planning);
  const model = {
    title: settings.title,
    version: settings.version,
    unknown: settings.unknown,
    capabilities,
    features,
    ...schemas,
    operations,
    credentials: usedCredentials(credentials, operations),
    errors: catalogOf(codes, operations),
    lifecycles,
  };
  const diagnostics = withoutFollowers(found.diagnostics, declared, drafts, context.routes);
  return { model, diagnostics: [...diagnostics, ...bindings.troubles()] };
}
