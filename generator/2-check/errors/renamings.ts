import { givenBy } from "../../protocol/reserved-codes.js";
import type { Located } from "../../source.js";
import type { Declarations } from "../declarations.js";
import type { DiagnosticSink } from "../diagnostic-sink.js";

/** The names that a specification has for codes of the kernel, by the code: `VALIDATION_FAILED -> INVALID`. */
export function renamingsOf(
  { homes }: Pick<Declarations, "homes">,
  report: DiagnosticSink,
): ReadonlyMap<string, Located<string>> {
  const names = new Map<string, Located<string>>();
  for (const { value } of homes.flatMap((home) => home.facts)) {
    if (value.kind !== "renaming") continue;
    const { from, to } = value;
    const first = names.get(from.value);
    if (first === undefined) names.set(from.value, to);
    else if (first.value !== to.value)
      report("two-codes", to.at, { what: `\`${from.value}\``, code: to.value, other: first.value }, [
        { message: "The other one is here.", at: first.at },
      ]);
  }
  return names;
}

/** Who gives a code by the name that it has here. */
export function givenByName(
  name: string,
  renamed: ReadonlyMap<string, Located<string>>,
): "kernel" | "either" | "handler" {
  const own = [...renamed].flatMap(([code, to]) => (to.value === name ? [givenBy(code)] : []));
  if (own.length === 0) return givenBy(name);
  return own.includes("either") || givenBy(name) === "either" ? "either" : "kernel";
}
