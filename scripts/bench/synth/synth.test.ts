import { expect, test } from "vitest";
import { parse } from "../../../generator/1-parse/parse.js";
import { noBindings } from "../../../generator/bindings.js";
import { compile, noFeatures } from "../../../generator/compile.js";
import { noMemory } from "../../../generator/memory.js";
import type { Settings } from "../../../generator/settings.js";
import { targets } from "../../../generator/targets.js";
import { capabilityText, operationsOfCapability } from "./capability.js";
import { chainText } from "./chain.js";
import { errorsText } from "./errors-text.js";

const settings: Settings = {
  title: "synthesised",
  version: "0.0.0",
  requireMeta: ["Priority"],
  requireGivenWhenThen: true,
  unknown: "refuse",
  foreign: false,
  capabilities: null,
  targets,
};

function compiled(texts: Readonly<Record<string, string>>) {
  const specs = Object.entries({ errors: errorsText(), ...texts });
  const sources = specs.map(([name, text]) => ({ path: `openspec/specs/${name}/spec.md`, text }));
  return compile({
    sources,
    changes: [],
    ...noFeatures,
    parse,
    settings,
    bindings: noBindings,
    memory: noMemory,
  });
}

test("what is measured is a specification without a fault, as large as it is called", () => {
  const { model, diagnostics } = compiled({ "area-1": capabilityText(1), "area-2": capabilityText(2) });
  expect(diagnostics).toEqual([]);
  expect(model.operations).toHaveLength(2 * operationsOfCapability);
  const scenarios = model.capabilities.flatMap(({ requirements }) =>
    requirements.flatMap((one) => one.scenarios),
  );
  expect(scenarios).toHaveLength(2 * operationsOfCapability * 3 + 1);
});

test("a chain of references compiles as deep as it is called", () => {
  const { model, diagnostics } = compiled({ chain: chainText(200) });
  expect(diagnostics).toEqual([]);
  expect(model.entities.filter(({ name }) => name.startsWith("Link"))).toHaveLength(200);
});
