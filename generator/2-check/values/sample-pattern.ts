/**
 * A short text that a pattern of the subset matches, or `null` where none was found: literals as they stand, the first
 * letter of a class, the first alternative, the least number of repetitions.
 */
export function samplePattern(pattern: string): string | null {
  const sample = readAlternatives({ pattern, at: 0 });
  return new RegExp(pattern, "u").test(sample) ? sample : null;
}

interface Reader {
  readonly pattern: string;
  at: number;
}

/** Reads to the end or the closing bracket; keeps the first alternative. */
function readAlternatives(reader: Reader): string {
  let kept: string | null = null;
  let current = "";
  while (reader.at < reader.pattern.length) {
    const c = reader.pattern.charAt(reader.at);
    if (c === ")") break;
    if (c === "|") {
      kept ??= current;
      current = "";
      reader.at++;
    } else current += repeat(readAtom(reader), reader);
  }
  return kept ?? current;
}

function readAtom(reader: Reader): string {
  const c = [...reader.pattern.slice(reader.at, reader.at + 2)][0] ?? "";
  reader.at += c.length;
  if (c === "^" || c === "$") return "";
  if (c === ".") return "a";
  if (c === "[") return readClass(reader);
  if (c === "\\") return escaped(reader);
  if (c !== "(") return c;
  if (reader.pattern.startsWith("?:", reader.at)) reader.at += 2;
  const inner = readAlternatives(reader);
  reader.at++;
  return inner;
}

function escaped(reader: Reader): string {
  const c = reader.pattern.charAt(reader.at++);
  const known: Readonly<Record<string, string>> = {
    d: "1",
    w: "a",
    s: " ",
    D: "a",
    W: "-",
    S: "a",
    n: "\n",
    t: "\t",
    r: "\r",
  };
  if (c === "p" || c === "P") {
    reader.at = reader.pattern.indexOf("}", reader.at) + 1;
    return "A";
  }
  if (c === "u" || c === "x") {
    const code = /^(?:\{([\da-f]+)\}|([\da-f]{4})|([\da-f]{2}))/i.exec(reader.pattern.slice(reader.at));
    reader.at += code?.[0].length ?? 0;
    return String.fromCodePoint(Number.parseInt(code?.[1] ?? code?.[2] ?? code?.[3] ?? "61", 16));
  }
  return known[c] ?? c;
}

function readClass(reader: Reader): string {
  const start = reader.at;
  let first: string | null = null;
  const negated = reader.pattern.charAt(reader.at) === "^";
  if (negated) reader.at++;
  while (reader.at < reader.pattern.length && reader.pattern.charAt(reader.at) !== "]") {
    const c = [...reader.pattern.slice(reader.at, reader.at + 2)][0] ?? "";
    reader.at += c.length;
    const letter = c === "\\" ? escaped(reader) : c;
    first ??= letter;
  }
  reader.at++;
  if (!negated) return first ?? "";
  const whole = new RegExp(`[${reader.pattern.slice(start, reader.at)}`, "u");
  return [..."aA1 -_/"].find((letter) => whole.test(letter)) ?? "a";
}

/** The least number of times; none where the repetition may be left out. */
function repeat(atom: string, reader: Reader): string {
  const found = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/.exec(reader.pattern.slice(reader.at, reader.at + 24));
  if (found === null) return atom;
  reader.at += found[0].length;
  if (found[1] !== undefined) return atom.repeat(Math.min(Number(found[1]), 10_000));
  return found[0].startsWith("+") ? atom : "";
}
