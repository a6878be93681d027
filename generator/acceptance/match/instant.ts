const dateTime = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}:\d{2})$/;

/** Milliseconds of a date-time with its offset; null for any other value. */
export function instantOf(value: unknown): number | null {
  if (typeof value !== "string" || !dateTime.test(value)) return null;
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? null : instant;
}
