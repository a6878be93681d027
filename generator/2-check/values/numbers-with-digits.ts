/** Every whole number of so many digits is exact. */
const longest = 15;

/** Whole numbers of a range that have the digits, or an end of them at the beginning, with more digits behind. */
export function* numbersWithDigits(digits: string, low: number, high: number): Iterable<number> {
  if (!/^[0-9]{1,15}$/.test(digits)) return;
  yield* from(Math.max(0, low), digits);
  for (const number of from(Math.max(0, -high), digits)) yield -number;
}

/** For each place of the digits, the least number that is not below another. */
function* from(low: number, digits: string): Iterable<number> {
  for (let places = 1; places + digits.length <= longest; places++) {
    const [unit, turn] = [10 ** places, 10 ** (places + digits.length)];
    const round = Math.floor(low / turn);
    for (const rounds of [round, round + 1])
      yield Math.max(Math.ceil(low), rounds * turn + Number(digits) * unit);
    for (let end = 1; end < digits.length; end++)
      yield Math.max(Math.ceil(low), Number(digits.slice(-end)) * unit);
  }
}
