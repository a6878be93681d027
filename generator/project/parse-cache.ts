import type { ScenarioDocument, SpecDocument, StepDocument } from "../1-parse/document.js";
import { lazily } from "../lazily.js";
import { sha256 } from "../sha256.js";
import type { SourceFile } from "../source.js";
import type { KeptFolder } from "./kept-folder.js";

/** Parses of earlier compilations, one text a document, so that after an edit one document is parsed and one is written. */
export interface ParseCache {
  readonly get: (source: SourceFile) => SpecDocument | null;
  readonly put: (source: SourceFile, document: SpecDocument) => void;
  /** Forgets the documents that were not asked for. */
  readonly prune: () => void;
}

export const noParseCache: ParseCache = { get: () => null, put: () => undefined, prune: () => undefined };

/** `build` names the compiler that parses. */
export function parseCache(kept: KeptFolder, build: string): ParseCache {
  const nameOf = ({ path, text }: SourceFile): string => sha256(JSON.stringify([build, path, text]));
  return {
    get: (source) => {
      const body = kept.read(source.path, nameOf(source));
      return body === null ? null : parsed(body);
    },
    put: (source, document) => kept.write(source.path, nameOf(source), printed(document)),
    prune: kept.prune,
  };
}

/** The steps stand on a line of their own: most of the text, and asked for only where the scenarios must be planned. */
function printed(document: SpecDocument): string {
  const steps: (readonly StepDocument[])[] = [];
  const head = JSON.stringify({
    ...document,
    requirements: document.requirements.map((requirement) => ({
      ...requirement,
      scenarios: requirement.scenarios.map(({ steps: own, ...scenario }) => {
        steps.push(own);
        return scenario;
      }),
    })),
  });
  return `${head}\n${JSON.stringify(steps)}`;
}

function parsed(body: string): SpecDocument {
  const end = body.indexOf("\n");
  const document: SpecDocument = JSON.parse(body.slice(0, end));
  const steps = lazily((): readonly (readonly StepDocument[])[] => JSON.parse(body.slice(end + 1)));
  let count = 0;
  const withSteps = (scenario: Omit<ScenarioDocument, "steps">): ScenarioDocument => {
    const index = count++;
    return {
      ...scenario,
      get steps() {
        return steps()[index] ?? [];
      },
    };
  };
  const requirements = document.requirements.map((requirement) => ({
    ...requirement,
    scenarios: requirement.scenarios.map(withSteps),
  }));
  return { ...document, requirements };
}
