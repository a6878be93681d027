import type { Capability, Requirement, Scenario, Step } from "../model.js";
import { descriptionLines, docStringLines, oneLine, tableLines, tag } from "./gherkin/gherkin-text.js";
import { featurePath } from "./names.js";
import { capabilityFile, type Emitter } from "./output-file.js";
import { heading } from "./text/module.js";

/** A feature file for each capability: a rule for each requirement, its scenarios with their ids as tags. */
export const features: Emitter = (model) =>
  model.capabilities.map((capability) => capabilityFile(featurePath(capability.id), capability, featureText));

function featureText(capability: Capability): string {
  const rows = [`# ${heading}`, "", title("Feature", capability.id), ...described(capability.purpose, 1)];
  for (const requirement of capability.requirements) rows.push("", ...ruleLines(requirement));
  return `${rows.join("\n")}\n`;
}

function ruleLines(requirement: Requirement): readonly string[] {
  const rows: string[] = [];
  const priorities = requirement.meta
    .filter(({ value }) => /^P\d$/.test(value))
    .map(({ value }) => tag(value));
  if (priorities.length > 0) rows.push(indent(1, priorities.join(" ")));
  rows.push(indent(1, title("Rule", requirement.name)), ...described(requirement.statement, 2));
  for (const scenario of requirement.scenarios) rows.push("", ...scenarioLines(scenario));
  return rows;
}

function scenarioLines(scenario: Scenario): readonly string[] {
  const tags = [tag(`id:${scenario.id}`), ...scenario.tags.map(tag)];
  const rows = [indent(2, tags.join(" ")), indent(2, title("Scenario", scenario.name))];
  for (const step of scenario.steps) rows.push(...stepLines(step));
  return rows;
}

function stepLines(step: Step): readonly string[] {
  const rows = [indent(3, `${step.keyword} ${oneLine(step.text)}`)];
  if (step.attached?.kind === "table")
    rows.push(...tableLines(step.attached.rows).map((row) => indent(4, row)));
  if (step.attached?.kind === "text")
    rows.push(...docStringLines(step.attached.text).map((row) => indent(4, row)));
  return rows;
}

function title(keyword: string, name: string): string {
  return `${keyword}: ${oneLine(name)}`.trimEnd();
}

function described(text: string, depth: number): readonly string[] {
  return text.trim() === "" ? [] : descriptionLines(text.trim()).map((row) => indent(depth, row));
}

/** A line that holds nothing stays empty, except in a text, where blanks count. */
function indent(depth: number, row: string): string {
  return row === "" ? "" : "  ".repeat(depth) + row;
}
