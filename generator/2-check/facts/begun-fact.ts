import type { FactSyntax } from "../../1-parse/notation/fact-syntax.js";
import { isCode } from "../../names/code.js";
import { isScalarName } from "../../scalars/scalars.js";
import type { Located } from "../../source.js";
import type { Vocabulary } from "./vocabulary.js";

/** Code among the facts of its requirement. */
interface Place {
  readonly facts: readonly Located<FactSyntax>[];
  readonly index: number;
}

/** What code lacks that begins as a fact and may as well be prose; `null` where it begins as none. */
export function begunFact(text: string, place: Place, words: () => Vocabulary): string | null {
  return (
    credential(text) ??
    partial(text, words) ??
    alternatives(text) ??
    arrow(text, words) ??
    replies(text, place)
  );
}

const name = "\\p{Lu}[\\p{L}\\p{M}\\p{Nd}]*";
const places: Readonly<Record<string, (own: string) => string>> = {
  cookie: (own) => `\`${own} = cookie sid\`, a credential with the name of its cookie`,
  header: (own) => `\`${own} = X-Api-Key:\`, a credential with the name of its header`,
  query: (own) => `\`${own} = ?api_key\`, a credential with the name of its parameter`,
  "?": (own) => `\`${own} = ?api_key\`, a credential with the name of its parameter`,
};

function credential(text: string): string | null {
  const [, own = "", word = ""] =
    new RegExp(`^(${name}) ?= ?(cookie|header|query|\\?):?$`, "u").exec(text) ?? [];
  return places[word]?.(own) ?? null;
}

function partial(text: string, words: () => Vocabulary): string | null {
  const own = new RegExp(`^(${name}) ?= ?partial$`, "u").exec(text)?.[1];
  if (own === undefined) return null;
  const base = [...words().entities].find((entity) => entity !== own && own.startsWith(entity)) ?? "Book";
  return `\`${own} = partial ${base}\`, with the entity whose fields may be left out`;
}

/** `Pet = Cat or`, `Pet = or Cat`: what stands on the other side is a type. */
function alternatives(text: string): string | null {
  const [, own = "", first = "", last = ""] =
    new RegExp(`^(${name}) ?= ?(?:(\\S.*?) or|or (.*\\S))$`, "u").exec(text) ?? [];
  const types = (first === "" ? last : first).split(" or ");
  const isType = (type: string): boolean =>
    isScalarName(type) || new RegExp(`^${name}(?:\\[\\])*$`, "u").test(type);
  if (own === "" || !types.every(isType)) return null;
  return `\`${own} = ${types.join(" or ")} or …\`, of which an alternative is missing`;
}

/** The words that say little but what is wrong with a value; `null` and `type` stand before an arrow in prose as well. */
const causes: Readonly<Record<string, string>> = {
  required: "BLANK",
  unique: "TAKEN",
  unknown: "EXTRA",
  null: "BLANK",
  type: "INVALID",
};

function arrow(text: string, words: () => Vocabulary): string | null {
  const [whole, left = "", right = ""] = /^([\p{L}\p{Nd}_]+) ?(?:->|→)(?: ([^ ]+))?$/u.exec(text) ?? [];
  if (whole === undefined) return null;
  const usual = Object.hasOwn(causes, left) ? causes[left] : undefined;
  if (usual === undefined) return null;
  const meant = right.toUpperCase().replace(/[^\p{L}\p{Nd}]+/gu, "_");
  const isSure = !["null", "type"].includes(left) || right === "" || words().codes.has(meant);
  if (!isSure) return null;
  return `\`${left} -> ${isCode(meant) ? meant : usual}\`, with an error code in capitals`;
}

/** So near to a reply, a comma and the backticks between them, a class of statuses is one in a list of replies. */
const nearby = 8;

function replies(text: string, { facts, index }: Place): string | null {
  if (!/^[45][xX]{2}$/.test(text)) return null;
  const at = facts[index]?.at;
  const isListed = [facts[index - 1], facts[index + 1]].some(
    (other) =>
      at !== undefined &&
      other?.value.kind === "reply" &&
      Math.min(Math.abs(at.start - other.at.end), Math.abs(other.at.start - at.end)) <= nearby,
  );
  return isListed
    ? `\`${text.toLowerCase()} Problem\`, with what the body of all other refusals of the class is`
    : null;
}
