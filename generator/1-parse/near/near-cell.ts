import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { Broken } from "../notation/broken.js";
import { Scanner } from "../notation/scanner.js";
import { inPlaceOf, type SpanText } from "../notation/span-text.js";
import { loosened } from "./loosened.js";
import { spec } from "./parts.js";

/**
 * What a cell says. Where it breaks, that is reported with what it nearly is, which it is then taken for; null where it
 * is nearly nothing.
 */
export function readOrMeant<T>(
  span: SpanText,
  report: (diagnostic: Diagnostic) => void,
  read: (s: Scanner) => T,
): T | null {
  const written = readWhole(span, read);
  if (written.kind === "read") return written.value;
  for (const text of spec(loosened(span.text))) {
    const meant = readWhole(inPlaceOf(span, text), read);
    if (meant.kind === "broken" || text === span.text) continue;
    report({ ...written.diagnostic, hint: `Write \`${text}\`.` });
    return meant.value;
  }
  report(written.diagnostic);
  return null;
}

type Outcome<T> =
  | { readonly kind: "read"; readonly value: T }
  | { readonly kind: "broken"; readonly diagnostic: Diagnostic };

function readWhole<T>(span: SpanText, read: (s: Scanner) => T): Outcome<T> {
  try {
    return { kind: "read", value: read(new Scanner(span, "broken-cell")) };
  } catch (broken) {
    if (!(broken instanceof Broken)) throw broken;
    return { kind: "broken", diagnostic: broken.diagnostic };
  }
}
