import { patterns } from "./names.js";
import type { Scanner } from "./scanner.js";

const units: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600, days: 86_400 };

/** `30 min`, in seconds. */
export function readDuration(s: Scanner, fix: string): number {
  const from = s.pos;
  const count = Number(s.match(patterns.integer) ?? s.fail("a number and a unit", fix));
  s.expect(" ", "a space and a unit", fix);
  const at = s.pos;
  const unit = s.match(patterns.word) ?? "";
  const length = Object.hasOwn(units, unit) ? units[unit] : undefined;
  if (length === undefined) return s.fail("s, min, h or days", fix, at);
  const total = count * length;
  if (!Number.isSafeInteger(total * 1000))
    s.failBeyond("The time that passes", Number.MAX_SAFE_INTEGER, from);
  return total;
}
