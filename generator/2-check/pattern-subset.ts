/**
 * Patterns mean the same in every target language and always end soon: regular expressions without lookaround and
 * backreferences, whose repetitions cannot share a text out among themselves in too many ways.
 * Returns what is wrong in words, or `null`.
 */
export function patternFault(pattern: string): string | null {
  if (pattern.length > 1000) return "it is longer than 1000 characters";
  try {
    new RegExp(pattern, "u");
    const { ways } = readAlternatives({ pattern, at: 0, long: 0 });
    return ways > most.ways ? "its optional parts can share a text in too many ways" : null;
  } catch (error) {
    if (error instanceof Outside) return error.message;
    if (error instanceof SyntaxError) return error.message.replace(/^Invalid regular expression: /, "");
    throw error;
  }
}

const most = {
  /** In which a text may be shared out among short repetitions, … */
  ways: 10_000,
  /** … and among those inside of a repetition. */
  waysInside: 1000,
  /** Repetitions of ten and more whose end is not told by what follows: each multiplies time with the length of a text. */
  long: 4,
  /** With all counts written out. */
  characters: 10_000,
};

class Outside extends Error {}

interface Reader {
  readonly pattern: string;
  at: number;
  long: number;
}

/** What a group, or a part of one, may do. */
interface Part {
  /** In how many ways it may match the same text, long repetitions apart. */
  readonly ways: number;
  /** Whether it holds a long repetition whose end is open. */
  readonly open: boolean;
  readonly size: number;
  /** The character it begins with, where that is always the same. */
  readonly head: string | null;
  /** Where it ends with a repetition: what repeats, and what the part is without it. */
  readonly tail: { readonly letter: string; readonly ways: number; readonly open: boolean } | null;
}

interface Item {
  readonly part: Part;
  /** Source of the single character it is, `null` for a group. */
  readonly letter: string | null;
  readonly min: number;
  readonly max: number;
}

/** Up to the end or the closing bracket. */
function readAlternatives(reader: Reader): Part {
  const parts = [readSequence(reader)];
  while (reader.pattern.charAt(reader.at) === "|") {
    reader.at++;
    parts.push(readSequence(reader));
  }
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const heads = new Set(parts.map((part) => part.head));
  // Where each begins with a letter of its own, the text says which it is.
  const told = !heads.has(null) && heads.size === parts.length;
  return {
    ways: parts.reduce((all, { ways }) => (told ? Math.max(all, ways) : all + ways), 0),
    open: parts.some(({ open }) => open),
    size: parts.reduce((sum, { size }) => sum + size, 0),
    head: null,
    tail: null,
  };
}

function readSequence(reader: Reader): Part {
  const items: Item[] = [];
  while (reader.at < reader.pattern.length && !/[)|]/.test(reader.pattern.charAt(reader.at)))
    items.push(readItem(reader));
  let whole: Part = { ways: 1, open: false, size: 0, head: headOf(items[0]), tail: null };
  for (const [i, item] of items.entries()) {
    const { ways, open } = freedom(item, items[i + 1], reader);
    const last = i === items.length - 1 && item.letter !== null && item.max > item.min;
    whole = {
      ways: whole.ways * ways,
      open: whole.open || open,
      size: whole.size + item.part.size * Math.max(1, Number.isFinite(item.max) ? item.max : item.min),
      head: whole.head,
      tail: last ? { letter: item.letter, ways: whole.ways, open: whole.open } : null,
    };
    if (whole.size > most.characters) throw new Outside("it is too long when its counts are written out");
  }
  return whole;
}

/** How freely one item shares the text with what follows it. */
function freedom(item: Item, next: Item | undefined, reader: Reader): { ways: number; open: boolean } {
  const { part, letter, min, max } = item;
  const inside = max > 1 ? between(part) : part;
  if (max > 1 && (inside.open || power(inside.ways, max) > most.waysInside))
    throw new Outside("a repetition stands inside a repetition");
  const ways = power(inside.ways, max);
  const end = headOf(next);
  if (max === min || (letter !== null && end !== null && !matches(letter, end)))
    return { ways, open: part.open };
  if (max - min < 10) return { ways: ways * (max - min + 1), open: part.open };
  if (++reader.long > most.long) throw new Outside(`more than ${most.long} of its repetitions are long`);
  return { ways, open: true };
}

/** In JavaScript, one to the power of infinity is no number. */
const power = (ways: number, times: number): number => (ways === 1 ? 1 : ways ** times);

/** A part between two of its kind: in `(?:-[a-z]+)*` the dash says where `[a-z]+` ends. */
function between(part: Part): { readonly ways: number; readonly open: boolean } {
  const { head, tail } = part;
  return head !== null && tail !== null && !matches(tail.letter, head) ? tail : part;
}

/** The character that must stand first; `null` where there may be others. */
function headOf(item: Item | undefined): string | null {
  if (item === undefined || item.min === 0) return null;
  if (item.letter === null) return item.part.head;
  const found = /^(?:\\(?=[^\p{L}\p{N}]))?([^\\^$.[])$|^\\([^\p{L}\p{N}])$/u.exec(item.letter);
  return found?.[1] ?? found?.[2] ?? null;
}

const matches = (letter: string, character: string): boolean =>
  new RegExp(`^(?:${letter})$`, "u").test(character);

const repetition = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/;

function readItem(reader: Reader): Item {
  const from = reader.at;
  const group = readGroup(reader);
  if (group === null) reader.at += letterLength(reader.pattern.slice(from));
  const letter = group === null ? reader.pattern.slice(from, reader.at) : null;
  const found = repetition.exec(reader.pattern.slice(reader.at));
  reader.at += found?.[0].length ?? 0;
  return {
    part: group ?? { ways: 1, open: false, size: 1, head: null, tail: null },
    letter,
    ...bounds(found),
  };
}

function letterLength(rest: string): number {
  if (/^\\(?:[1-9]|k)/.test(rest)) throw new Outside("a backreference is not in the subset");
  if (/^\\[bB]/.test(rest)) throw new Outside("a word boundary is not in the subset");
  const letter = /^(?:\[(?:[^\]\\]|\\.)*\]|\\(?:[pPu]\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|c.|.)|.)/isu.exec(
    rest,
  );
  return letter?.[0].length ?? 1;
}

function readGroup(reader: Reader): Part | null {
  const start = reader.pattern.slice(reader.at, reader.at + 4);
  if (!start.startsWith("(")) return null;
  if (/^\(\?(?:[=!]|<[=!])/.test(start)) throw new Outside("lookaround is not in the subset");
  if (start.charAt(1) === "?" && start.charAt(2) !== ":")
    throw new Outside("only ( and (?: groups are in the subset");
  reader.at += start.charAt(1) === "?" ? 3 : 1;
  const inner = readAlternatives(reader);
  reader.at++;
  return inner;
}

function bounds(found: RegExpExecArray | null): { readonly min: number; readonly max: number } {
  if (found === null) return { min: 1, max: 1 };
  const [, sign, low, comma, high] = found;
  if (sign === "?") return { min: 0, max: 1 };
  if (sign !== undefined) return { min: sign === "+" ? 1 : 0, max: Number.POSITIVE_INFINITY };
  const min = Number(low);
  return { min, max: comma === "" ? min : high === "" ? Number.POSITIVE_INFINITY : Number(high) };
}
