import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Located } from "../../source.js";
import { arrowOf } from "./arrow.js";
import { Broken } from "./broken.js";
import { readCredential, startsCredential } from "./credential.js";
import {
  readDerived,
  readLifecycle,
  readNamed,
  startsDerived,
  startsLifecycle,
  startsNamed,
} from "./entity.js";
import type { FactSyntax } from "./fact-syntax.js";
import { headerHasType, readAuthorization, readHeader, startsAuthorization, startsHeader } from "./header.js";
import { isMedia } from "./media.js";
import { isEntity } from "./names.js";
import { readOperation, startsOperation } from "./operation.js";
import {
  readParam,
  readQuery,
  readQueryRest,
  startsParam,
  startsQuery,
  startsQueryRest,
} from "./parameter.js";
import { readClass, readReply, saysPhrase, startsClass, startsStatus } from "./reply.js";
import { Scanner } from "./scanner.js";
import type { SpanText } from "./span-text.js";

type ReportDiagnostic = (diagnostic: Diagnostic) => void;

/** Reads code in a requirement. Its own first characters say what it is; where it then breaks, that is reported. */
export function readFact(span: SpanText, report: ReportDiagnostic): Located<FactSyntax> {
  const s = new Scanner(span);
  const whole = (value: FactSyntax): Located<FactSyntax> => s.located(value, 0, span.text.length);
  try {
    return whole(classify(s, report));
  } catch (broken) {
    if (!(broken instanceof Broken)) throw broken;
    report(broken.diagnostic);
    return whole({ kind: "prose", text: span.text, near: [], isReported: true });
  }
}

function classify(s: Scanner, report: ReportDiagnostic): FactSyntax {
  if (startsOperation(s)) return readOperation(s, report);
  if (startsStatus(s) && !saysPhrase(s)) return readReply(s);
  if (startsClass(s)) return readClass(s);
  if (startsQuery(s)) return readQuery(s);
  if (startsQueryRest(s)) return readQueryRest(s);
  if (startsParam(s)) return readParam(s);
  if (startsAuthorization(s) && !isSample(s)) return readAuthorization(s);
  if (startsHeader(s) && !startsAuthorization(s) && headerHasType(s)) {
    return { kind: "header", header: readHeader(s) };
  }
  if (startsLifecycle(s)) return readLifecycle(s);
  if (startsCredential(s)) return readCredential(s);
  if (startsDerived(s)) return readDerived(s);
  if (startsNamed(s)) return readNamed(s);
  return classifyWhole(s);
}

/** What only the whole span shows: a name, a media type, or nothing of ours. */
function classifyWhole(s: Scanner): FactSyntax {
  const { text } = s.span;
  if (isEntity(text)) return { kind: "entity", name: s.located(text, 0, text.length) };
  const arrow = arrowOf(s);
  if (arrow !== null) return arrow;
  if (isMedia(text)) return { kind: "media", media: text };
  return { kind: "prose", text, near: [], isReported: false };
}

/** `Authorization: Bearer <token>` shows what a client sends; it is not the fact, though nearly. */
const isSample = (s: Scanner): boolean => /^Authorization\??:(?:$| *[^ ]+ +[<"'$[(…]| +<)/.test(s.span.text);
