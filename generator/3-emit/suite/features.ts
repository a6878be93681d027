import type { Capability, Requirement, Scenario, Step } from "../../model.js";
import { featurePath } from "../names.js";
import { capabilityFile, type Emitter } from "../output-file.js";
import { heading } from "../text/module.js";
import { descriptionLines, docStringLines, oneLine, tableLines, tag } from "./gherkin-text.js";

/** A feature file for each capability: a rule for each requirement, its scenarios with their ids as tags. */
export const features: Emitter = (model) =>
  model.capabilities.map((capability) => capabilityFile(featurePath(capability.id), capability, featureText));

function featureText(capability: Capability): string {
  const rows = [`# ${heading}`, "", title("Feature", capability.id), ...described(capability.purpose, 1)];
  const rules = capability.requirements.flatMap((requirement) => ["", ...ruleLines(requirement)]);
  return `${[...rows, ...rules].join("\n")}\n`;
}

function ruleLines(requirement: Requirement): readonly string[] {
  const rows: string[] = [];
  const priorities = requirement.meta
    .filter(({ value }) => /^P\d$/.test(value))
    .map(({ value }) => tag(value));
  if (priorities.length > 0) rows.push(indent(1, priorities.join(" ")));
  rows.push(indent(1, title("Rule", requirement.name)), ...described(requirement.statement, 2));
  return [...rows, ...requirement.scenarios.flatMap((scenario) => ["", ...scenarioLines(scenario)])];
}

function scenarioLines(scenario: Scenario): readonly string[] {
  const people = scenario.judgedByPeople === null ? [] : [tag("judged-by-people")];
  const tags = [tag(`id:${scenario.id}`), ...people, ...scenario.tags.map(tag)];
  const rows = [indent(2, tags.join(" ")), indent(2, title("Scenario", scenario.name))];
  return [...rows, ...scenario.steps.flatMap(stepLines)];
}

function stepLines(step: Step): readonly string[] {
  const rows = [indent(3, `${step.keyword} ${oneLine(step.text)}`)];
  if (step.attached?.kind === "table")
    for (const row of tableLines(step.attached.rows)) rows.push(indent(4, row));
  if (step.attached?.kind === "text")
    for (const row of docStringLines(step.attached.text)) rows.push(indent(4, row));
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
