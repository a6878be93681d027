import type { WrittenBody } from "../api/body.js";
import type { ApiOperation } from "../api/operation.js";
import { inHeader, inQuery, type WrittenParameter } from "../api/parameters.js";
import type { WrittenPath } from "../api/path.js";
import type { WrittenReplies } from "../api/replies.js";
import type { WrittenSecurity } from "../api/security.js";
import { member } from "../read/json.js";
import type { Declaration } from "../types/type-writer.js";
import { proseLine, proseParagraphs } from "../words/prose.js";
import { codeSpan } from "./code-span.js";
import { entityTable } from "./entity-table.js";

/** All that a requirement says of one operation. */
export interface RequirementParts {
  readonly name: string;
  readonly operation: ApiOperation;
  readonly path: WrittenPath;
  readonly id: string | null;
  readonly parameters: readonly WrittenParameter[];
  readonly body: WrittenBody | null;
  readonly replies: WrittenReplies;
  readonly security: WrittenSecurity;
  readonly declared: readonly Declaration[];
}

export function requirementText(parts: RequirementParts): string {
  const { name, operation, parameters, declared } = parts;
  const said = parameters.flatMap(({ span, description }) => {
    return span === null ? [] : [item(span, description)];
  });
  const named = declared.flatMap((one) => (one.kind === "named" ? [item(one.span, one.description)] : []));
  return [
    `### Requirement: ${name}`,
    statement(parts),
    ...proseParagraphs(operation.description),
    ...(member(operation.found.value, "deprecated") === true
      ? ["**Deprecated**: it works, and new clients do without it."]
      : []),
    ...(said.length > 0 ? [said.join("\n")] : []),
    ...(named.length > 0 ? [named.join("\n")] : []),
    ...declared.flatMap((one) => (one.kind === "table" ? [entityTable(one)] : [])),
    scenario(parts),
  ].join("\n\n");
}

function item(span: string, description: string): string {
  const words = proseLine(description);
  return `- ${codeSpan(span)}${words === "" ? "" : `: ${words}`}`;
}

function statement({ operation, path, body, replies, security, id }: RequirementParts): string {
  const shape = body === null ? "" : ` ${body.shape}`;
  const asked = `${operation.method} ${path.text}${shape}${id === null ? "" : ` as ${id}`}`;
  const answers = replies.answers.map(codeSpan);
  const refusals = replies.refusals.map(codeSpan);
  return [
    `The system SHALL answer ${codeSpan(asked)} with ${listed(answers, "or")}.`,
    ...(refusals.length > 0 ? [`It refuses with ${listed(refusals, "or")}.`] : []),
    ...(security.span === null
      ? []
      : [`Callers say who they are: ${[security.span, ...security.declared].map(codeSpan).join(", ")}.`]),
  ].join(" ");
}

/** A name as requests have it. */
const unquoted = (name: string): string => (name.startsWith('"') ? JSON.parse(name) : name);

const listed = (items: readonly string[], word: string): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`;

/**
 * One request that the document allows, and the first answer that it names; a refusal where no value is known that a rule
 * takes.
 */
function scenario({ operation, path, parameters, body, replies, security }: RequirementParts): string {
  const at = new Map(parameters.filter(({ place }) => place === "path").map((one) => [one.name, one.sample]));
  const filled = path.text.replace(/\{([^{}]*)\}/g, (_all, name: string) =>
    inQuery(at.get(name) ?? "sample"),
  );
  const queries = parameters.filter(({ place, required }) => place === "query" && required);
  const query = queries
    .map(({ name, sample }) => `${inQuery(unquoted(name))}=${inQuery(sample ?? "")}`)
    .join("&");
  const headers = parameters.filter(({ place, required }) => place === "header" && required);
  const sent = `${operation.method} ${filled}${query === "" ? "" : `?${query}`}${body?.sent.kind === "value" ? ` ${body.sent.text}` : ""}`;
  const roles = security.roles.length === 0 ? "" : `[${security.roles.join(" ")}]`;
  const caller = security.span === null ? "" : `${codeSpan(`@user${roles}`)} asks: `;
  const said = headers.map(
    ({ name, sample }) => `, with ${codeSpan(`${name}: ${inHeader(sample ?? "").slice(1, -1)}`)}`,
  );
  const raw = body?.sent.kind === "media" ? body.sent.media : null;
  if (raw !== null) said.push(`, as ${codeSpan(`Content-Type: ${raw}`)}`);
  const isKnown = parameters.every(({ required, sample }) => !required || sample !== null);
  const answer = isKnown ? (replies.answers[0] ?? "") : "400 VALIDATION_FAILED";
  return [
    `#### Scenario: ${scenarioName(answer)}`,
    "",
    `- **WHEN** ${caller}${codeSpan(sent)}${said.join("")}`,
    ...(raw === null ? [] : ["", "  ```text", raw === "application/json" ? "  {}" : "  sample", "  ```", ""]),
    `- **THEN** the answer is ${codeSpan(answer.replace(/ [A-Z][A-Za-z0-9_-]*\??:(?: .*)?$/, ""))}`,
  ].join("\n");
}

const scenarioName = (answer: string): string => `It answers ${answer.slice(0, 3)}`;
