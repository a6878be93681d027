/** One `name=value`, the name decoded and the value as it was sent. */
export type EncodedPair = readonly [name: string, value: string];

/** The pairs of `a=1&a=2&b=x`. Null where a name is not percent-encoded properly. */
export function encodedPairs(text: string): readonly EncodedPair[] | null {
  const pairs: EncodedPair[] = [];
  for (const pair of text.split("&")) {
    if (pair === "") continue;
    const at = pair.indexOf("=");
    const name = percentDecoded(at === -1 ? pair : pair.slice(0, at));
    if (name === null) return null;
    pairs.push([name, at === -1 ? "" : pair.slice(at + 1)]);
  }
  return pairs;
}

/** What is garbled must not be guessed: null where the percent-encoding is broken. */
export function percentDecoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return null;
  }
}
