/** Whether one letter too many, one missing, one wrong or two in the other order lead from one word to the other. */
export function isOneSlipApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [one, other] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (one.length <= 1 && other.length <= 1) return true;
  return one.length === 2 && one[0] === other[1] && one[1] === other[0];
}

/** The words that a written one may have been meant as: itself in any case, else those that one slip leads to. */
export function meantWords<W extends string>(written: string, words: readonly W[]): readonly W[] {
  const lower = written.toLowerCase();
  const same = words.filter((word) => word.toLowerCase() === lower);
  if (same.length > 0 || written.length < 2) return same;
  return words.filter((word) => isOneSlipApart(lower, word.toLowerCase()));
}
