import { distance } from "fastest-levenshtein";
import { isOneSlipApart } from "../names/one-slip.js";

/** Beyond these, a guess would cost more than it is worth: each unknown name is compared with each candidate. */
const most = { candidates: 500, letters: 200 } as const;

/** The name that was probably meant: at most a third of its letters differ. `null` where none is near. */
export function nearest(name: string, candidates: Iterable<string>): string | null {
  if (name.length > most.letters) return null;
  let best: string | null = null;
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  let left: number = most.candidates;
  for (const candidate of candidates) {
    if (left-- === 0) break;
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const steps = stepsBetween(name.toLowerCase(), candidate.toLowerCase());
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}

/** Two letters in the other order are one step. */
const stepsBetween = (a: string, b: string): number => (a !== b && isOneSlipApart(a, b) ? 1 : distance(a, b));

/** ` Did you mean X?` or nothing: the tail of a hint. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const near = nearest(name, candidates);
  return near === null ? "" : ` Did you mean \`${near}\`?`;
}
