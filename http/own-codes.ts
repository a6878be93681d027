import { z } from "zod";
import { keepTolerance } from "./tolerant-object.js";

/** What may be wrong with a value besides its rules. */
export type Cause = "required" | "null" | "type" | "unknown";

/** The errors that something has of its own where that is wrong. */
export type CauseCodes = { readonly [cause in Cause]?: string };

/** As much of an issue as says what is wrong. */
interface Said {
  readonly code?: string | undefined;
  readonly input?: unknown;
  readonly note?: unknown;
  readonly format?: unknown;
}

/** What is wrong, as far as that is no broken rule of the specification. */
export function causeOf(issue: Said): Cause | null {
  if (issue.code === "unrecognized_keys") return "unknown";
  if (issue.input === undefined) return "required";
  if (issue.input === null) return "null";
  switch (issue.code) {
    case "invalid_type":
    case "invalid_value":
    case "invalid_union":
      return "type";
    case "invalid_format":
      return issue.format === "regex" ? null : "type";
    case "too_big":
    case "too_small":
      // An integer beyond what every language counts exactly; the bounds of rules have no note.
      return issue.note === undefined ? null : "type";
    default:
      return null;
  }
}

/** The same schema with errors of its own. Each stands where the words of an issue would: the kernel knows it for a code. */
export function withCodes<S extends z.core.$ZodType>(schema: S, codes: CauseCodes): S {
  const { def } = schema._zod;
  const inner = innerOf(def);
  const before = def.error;
  const error: z.core.$ZodErrorMap = (issue) => {
    const cause = causeOf(issue);
    const code = cause === null ? undefined : codes[cause];
    return code ?? before?.(issue as never);
  };
  const coded = z.core.clone(schema, { ...def, ...inner(codes), error });
  keepTolerance(schema, coded);
  return coded;
}

type Inner = z.core.$ZodTypeDef & {
  readonly innerType?: z.core.$ZodType;
  readonly getter?: () => z.core.$ZodType;
};

/** Null and absence stand around what they are the null and the absence of. */
function innerOf(def: Inner): (codes: CauseCodes) => Partial<Inner> {
  const { innerType, getter } = def;
  if (innerType !== undefined) return (codes) => ({ innerType: withCodes(innerType, codes) });
  if (getter !== undefined) return (codes) => ({ getter: () => withCodes(getter(), codes) });
  return () => ({});
}
