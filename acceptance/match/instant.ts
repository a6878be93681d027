const dateTime =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;

/** A moment to all of its digits: a number of milliseconds would lose those behind the third. */
export interface Instant {
  readonly seconds: number;
  /** The digits behind the point, without zeros at their end. */
  readonly fraction: string;
}

/** The moment that a date-time with its offset names; null for any other value. */
export function instantOf(value: unknown): Instant | null {
  const found = typeof value === "string" ? dateTime.exec(value) : null;
  if (found === null) return null;
  const [, year, month, day, hour, minute, second = "00", fraction = "", sign, ...offset] = found;
  const [hours, minutes] = offset.map(Number);
  const isClock = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  const isDay = Number(day) <= daysOf(Number(year), Number(month));
  if (!isClock || !isDay || (hours ?? 0) > 23 || (minutes ?? 0) > 59) return null;
  const local = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) / 1000;
  if (Number.isNaN(local)) return null;
  const ahead = sign === undefined ? 0 : ((hours ?? 0) * 60 + (minutes ?? 0)) * 60 * (sign === "-" ? -1 : 1);
  return { seconds: local - ahead, fraction: fraction.replace(/0+$/, "") };
}

/** Below, above or at zero as the first is earlier, later, or the same. */
export function orderOfInstants(a: Instant, b: Instant): number {
  if (a.seconds !== b.seconds) return a.seconds - b.seconds;
  // Digits behind a point are ordered as words are.
  if (a.fraction === b.fraction) return 0;
  return a.fraction < b.fraction ? -1 : 1;
}

/** JavaScript would count on into the next month. */
function daysOf(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
