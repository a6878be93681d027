import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Located } from "../../source.js";
import { readFact } from "../notation/fact.js";
import type { FactSyntax, NearFact } from "../notation/fact-syntax.js";
import { inPlaceOf, placeOf, type SpanText } from "../notation/span-text.js";
import { withoutStrange } from "../notation/strange-characters.js";
import { forms } from "./forms.js";
import { loosened } from "./loosened.js";

/** Longer code is a sample of something, not a slip of the pen. */
const longest = 200;
/** More readings than this of one text are none. */
const most = 24;

/** Reads code in a requirement; where it is no fact, or breaks, it also knows which facts it may have been meant as. */
export function factOrNear(written: SpanText, report: (diagnostic: Diagnostic) => void): Located<FactSyntax> {
  const span = withoutStrange(written, isFact, report);
  const diagnostics: Diagnostic[] = [];
  const fact = readFact(span, (diagnostic) => diagnostics.push(diagnostic));
  const near = fact.value.kind === "prose" ? nearFacts(span, diagnostics.length > 0) : [];
  const fix = near.find(({ text }) => !span.text.startsWith(`${text} `));
  for (const diagnostic of diagnostics)
    report(
      diagnostic.code === "broken-span" && fix !== undefined
        ? { ...diagnostic, hint: `Write \`${fix.text}\`.` }
        : diagnostic,
    );
  return fact.value.kind === "prose" ? { ...fact, value: { ...fact.value, near } } : fact;
}

/** Whether code is a fact, be it whole or broken. */
function isFact(span: SpanText): boolean {
  let isBroken = false;
  const { value } = readFact(span, () => {
    isBroken = true;
  });
  return isBroken || value.kind !== "prose";
}

/** A slip undone: the texts of each form that came near the code, as far as the readers of the grammar take them. */
function nearFacts(span: SpanText, isReported: boolean): readonly NearFact[] {
  const { text } = span;
  if (text.length > longest || !/[\p{L}\p{Nd}]|\.\.|…/u.test(text)) return [];
  const plain = loosened(text);
  const found = new Map<string, NearFact>();
  const inOurSigns = plain === text ? null : read(plain, span);
  if (inOurSigns !== null) found.set(plain, { text: plain, fact: inOurSigns });
  for (const written of new Set([plain, plain.replace(/ ?[:/?]+$/, "")]))
    for (const { kind, texts } of forms)
      for (const meant of texts(written).slice(0, most)) {
        const fact = found.has(meant) || meant === text ? null : read(meant, span);
        if (fact !== null && fact.kind === kind) found.set(meant, { text: meant, fact });
      }
  const whole = [...found.values()].slice(0, most);
  const begun = isReported && whole.length === 0 ? begunFact(span) : null;
  return begun === null ? whole : [begun];
}

/** What an operation or a reply says before the body that breaks; of the body nothing is known. */
function begunFact(span: SpanText): NearFact | null {
  const begin = /^(?:[A-Z]+ [/*][^ ]*|[23]\d\d)(?= )/.exec(span.text)?.[0];
  const fact = begin === undefined ? null : read(begin, span);
  if (begin === undefined || (fact?.kind !== "operation" && fact?.kind !== "reply")) return null;
  const at = placeOf(span, 0, span.text.length);
  const any = { kind: "type", type: { kind: "scalar", scalar: "any" }, media: null } as const;
  return { text: begin, fact: { ...fact, body: { value: any, at } } };
}

/** What the text says, if it is whole; its places are those of the code. */
function read(text: string, span: SpanText): NearFact["fact"] | null {
  let isWhole = true;
  const { value } = readFact(inPlaceOf(span, text), () => {
    isWhole = false;
  });
  return isWhole && value.kind !== "prose" ? value : null;
}
