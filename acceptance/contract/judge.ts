import type { Alternative } from "../../generator/plan.js";
import type { Template } from "../../generator/protocol/error-template.js";
import { type Answer, type Exchange, mediaOf } from "../http/exchange.js";
import type { Difference } from "../match/difference.js";
import { findPlace } from "../match/place.js";
import { show, showPlace } from "../match/show.js";
import {
  alternativeOf,
  type Contract,
  type ContractOperation,
  isTyped,
  parserOf,
  type ReplyBody,
  type Schema,
  type SchemaIssue,
} from "./contract.js";
import { findOperation } from "./find-operation.js";
import { headersOffType } from "./headers-off-type.js";
import { leftOut } from "./left-out.js";
import { codeOf, formOf, isRefusal, statusOf } from "./refusal-code.js";
import { isRouteCode, mayComeUndeclared, ownNames, reservedNames } from "./reserved.js";
import { templateDifferences } from "./template-differences.js";

/** What the contract says of an answer. */
export interface Judgement {
  /** The declared reply it is: a status, or the code of a refusal; null where it is none. */
  readonly reply: string | null;
  readonly differences: readonly Difference[];
}

/** Holds an answer against everything that is declared for its operation, whatever the step asks. */
export function judge(
  contract: Contract,
  operation: ContractOperation | null,
  { request, answer }: Exchange,
): Judgement {
  const exchange = { request, answer };
  const declared = operation?.replies[answer.status];
  const code = declared === undefined || answer.status >= 400 ? refusalOf(contract, operation, answer) : null;
  const asCode = code === null ? null : judgeCode(contract, operation, code, exchange);
  if (declared === undefined) return asCode ?? judgeClass(contract, operation, exchange);
  // Of a status that has both, a code says more than a body of its own; where neither fits, that is what was written.
  if (asCode !== null && asCode.differences.length === 0) return asCode;
  const differences = request.method === "HEAD" ? [] : judgeReply(contract, declared, answer);
  return {
    reply: `${answer.status}`,
    differences: [
      ...differences,
      ...missingHeaders(operation, answer, null),
      ...headersOffType(operation, answer, `${answer.status}`),
    ],
  };
}

function judgeCode(
  contract: Contract,
  operation: ContractOperation | null,
  code: string,
  { request, answer }: Pick<Exchange, "request" | "answer">,
): Judgement {
  const differences = request.method === "HEAD" ? [] : judgeRefusal(contract, code, answer);
  const headers = [...missingHeaders(operation, answer, code), ...headersOffType(operation, answer, code)];
  return { reply: code, differences: [...differences, ...headers] };
}

/** Any other status of a class whose body is declared: `4xx Problem`. */
function judgeClass(
  contract: Contract,
  operation: ContractOperation | null,
  { request, answer }: Pick<Exchange, "request" | "answer">,
): Judgement {
  const digit = Math.floor(answer.status / 100);
  const declared = operation?.classes?.[digit];
  if (declared === undefined) return { reply: null, differences: [undeclared(contract, operation, answer)] };
  const differences = request.method === "HEAD" ? [] : judgeReply(contract, declared, answer);
  return { reply: `${digit}xx`, differences };
}

/** The code of an answer that may be given here; null where it may not. */
function refusalOf(contract: Contract, operation: ContractOperation | null, answer: Answer): string | null {
  const bodiless = answer.json === null || answer.text === "";
  const isThis = (code: string): boolean =>
    bodiless ? statusOf(contract, code) === answer.status : isRefusal(contract, answer, code);
  const others = [...Object.keys(contract.errors), ...reservedNames].filter((code) =>
    mayRefuse(contract, operation, code),
  );
  return [...(operation?.errors ?? []), ...(bodiless ? [] : others)].find(isThis) ?? null;
}

function mayRefuse(
  { renamed }: Pick<Contract, "renamed">,
  operation: ContractOperation | null,
  code: string,
): boolean {
  const names = ownNames(code, renamed);
  if (operation === null) return names.some((own) => isRouteCode(own) || mayComeUndeclared(own, false));
  const takesCredentials = operation.authentication !== undefined;
  return operation.errors.includes(code) || names.some((own) => mayComeUndeclared(own, takesCredentials));
}

function undeclared(contract: Contract, operation: ContractOperation | null, answer: Answer): Difference {
  const code = codeOf(contract, answer);
  const got = code === null ? `${answer.status}` : `${answer.status} ${code}`;
  if (operation === null)
    return { place: "contract", says: `no operation has this path, and it answers ${got}` };
  const statuses = Object.keys(operation.replies);
  const codes = operation.errors.map((error) => `${statusOf(contract, error) ?? "?"} ${error}`);
  return {
    place: "contract",
    says: `${got} is not declared here; declared are ${[...statuses, ...codes].join(", ")}`,
  };
}

function judgeReply(contract: Contract, declared: ReplyBody, answer: Answer): readonly Difference[] {
  if (declared === null) {
    // A refusal alone, or a contract that lets be what it does not declare, promises no body and forbids none.
    const mayHave = answer.status >= 400 || contract.unknown === "ignore";
    return answer.text === "" || mayHave
      ? []
      : [{ place: "contract", says: `expected no body, got ${show(answer.text)}` }];
  }
  if (typeof declared === "string") return judgeMedia(declared, answer);
  if (isTyped(declared))
    return [...judgeMedia(declared.media, answer), ...judgeJson(contract, declared.schema, answer)];
  const media = mediaOf(answer);
  const wrong =
    media === "application/json" || media.endsWith("+json") ? [] : judgeMedia("application/json", answer);
  return [...wrong, ...judgeJson(contract, declared, answer)];
}

/** Of two templates the one that it fits better is meant. */
function judgeRefusal(contract: Contract, code: string, answer: Answer): readonly Difference[] {
  const { templates, media } = formOf(contract, code);
  const whole = contract.errors[code]?.body;
  const [first, ...others] =
    whole === undefined
      ? templates.map(({ schema, template }) => judgeTemplate(contract, template, schema, answer))
      : [judgeTemplate(contract, whole, null, answer)];
  const best = others.reduce((a, b) => (b.length < a.length ? b : a), first ?? []);
  return [...judgeMedia(media, answer), ...best];
}

function judgeTemplate(
  contract: Contract,
  template: Template,
  schema: Schema | null,
  answer: Answer,
): readonly Difference[] {
  if (answer.json === null) return [{ place: "contract", says: "expected a JSON body" }];
  const off = schema === null ? [] : judgeJson(contract, schema, answer);
  // What is not declared was let through, where the contract says so.
  if (off.length === 0 && contract.unknown === "ignore" && schema !== null) return [];
  return off.length > 0 ? off : templateDifferences(template, answer.json.value, answer.status);
}

function judgeMedia(expected: string, answer: Answer): readonly Difference[] {
  const media = mediaOf(answer);
  if (media === expected.toLowerCase()) return [];
  return [
    {
      place: "header content-type",
      says: `expected ${expected} by contract, got ${media === "" ? "none" : media}`,
    },
  ];
}

function judgeJson(contract: Contract, schema: Schema, answer: Answer): readonly Difference[] {
  if (answer.json === null) return [{ place: "contract", says: "expected a JSON body" }];
  const { value } = answer.json;
  const result = parserOf(schema).safeParse(value);
  if (result.success)
    return leftOut(schema, value).map((place) => ({
      place: showPlace(place),
      says: "off its schema: left out, and an answer always has it",
    }));
  const issues = result.error.issues.filter(
    (issue) => contract.unknown !== "ignore" || !isOfUnknownFields(issue),
  );
  return issues.map(({ path, message }) => {
    const place = path.map((step) => (typeof step === "symbol" ? String(step) : step));
    const found = findPlace(value, place);
    const got = found.present && typeof found.value !== "object" ? ` (${show(found.value)})` : "";
    return {
      place: showPlace(place),
      says: `off its schema: ${message.replace(/^Invalid input: /, "")}${got}`,
    };
  });
}

/** What keeps an answer from being the one of its alternatives that a step names. */
export function otherAlternative(
  contract: Contract,
  expected: Alternative | null,
  { request, answer }: Pick<Exchange, "request" | "answer">,
): readonly Difference[] {
  if (expected === null) return [];
  const operation = findOperation(contract, request.method, request.path);
  const declared = operation?.replies[answer.status] ?? operation?.classes?.[Math.floor(answer.status / 100)];
  const schema =
    declared === undefined || declared === null || typeof declared === "string"
      ? null
      : alternativeOf(isTyped(declared) ? declared.schema : declared, expected.index);
  if (schema === null) return [];
  const differences = judgeJson(contract, schema, answer);
  if (differences.length === 0) return [];
  return [{ place: "body", says: `expected a ${expected.name}` }, ...differences];
}

/** Whether nothing is wrong but that fields are not declared: of a value, or of one that fits no alternative. */
const isOfUnknownFields = ({ code, onlyUnknown }: SchemaIssue): boolean =>
  code === "unrecognized_keys" || (code === "invalid_union" && onlyUnknown === true);

function missingHeaders(
  operation: ContractOperation | null,
  answer: Answer,
  code: string | null,
): readonly Difference[] {
  const all = operation?.replyHeaders ?? {};
  const key = code ?? `${answer.status}`;
  const names = Object.hasOwn(all, key) ? (all[key as keyof typeof all] ?? []) : [];
  return names
    .filter((name) => answer.headers[name.toLowerCase()] === undefined)
    .map((name) => ({ place: `header ${name}`, says: "declared, but not sent" }));
}
