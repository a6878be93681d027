/** A slip of the pen: the code as it may have been written; `null` where this slip cannot happen to it. */
export interface Slip {
  readonly name: string;
  readonly write: (code: string, pick: (count: number) => number) => string | null;
}

/** What happens to one letter, digit or sign of the code, wherever the pick falls. */
function at(sign: RegExp, change: (found: string) => string): Slip["write"] {
  return (code, pick) => {
    const places = [...code.matchAll(sign)];
    const place = places[pick(places.length)];
    if (place === undefined) return null;
    return code.slice(0, place.index) + change(place[0]) + code.slice(place.index + place[0].length);
  };
}

const around =
  (before: string, after: string): Slip["write"] =>
  (code) =>
    `${before}${code}${after}`;
const wide = (sign: string): string => String.fromCharCode(sign.charCodeAt(0) + 0xfee0);

/** What pens and keyboards do; none of it knows how the compiler undoes it. */
export const slips: readonly Slip[] = [
  { name: "a letter twice", write: at(/\p{L}/gu, (letter) => letter + letter) },
  { name: "a letter too few", write: at(/(?<=\p{L})\p{L}/gu, () => "") },
  { name: "two letters in the other order", write: at(/\p{L}{2}/gu, ([a = "", b = ""]) => b + a) },
  { name: "a capital for a small letter", write: at(/\b\p{Ll}/gu, (letter) => letter.toUpperCase()) },
  { name: "small letters for capitals", write: at(/\p{Lu}{2,}/gu, (letters) => letters.toLowerCase()) },
  { name: "a sign of full width", write: at(/[:?/,{}[\]]/g, wide) },
  {
    name: "round brackets",
    write: (code) => (/[[{]/.test(code) ? code.replace(/[[{]/, "(").replace(/[\]}]/, ")") : null),
  },
  { name: "a blank too few", write: at(/ /g, () => "") },
  { name: "a blank too many", write: at(/(?<=\p{L}{2})(?=\p{L}{2})/gu, () => " ") },
  { name: "a sign too few", write: at(/[:/?.]/g, () => "") },
  { name: "another separator", write: at(/: |, | = | -> /g, () => " ; ") },
  { name: "another dash", write: at(/-/g, () => "–") },
  { name: "a dash for an underscore", write: at(/_/g, () => "-") },
  { name: "a digit too many", write: at(/\d(?=\d\d\b)/g, (digit) => digit + digit) },
  { name: "a digit too few", write: at(/\d(?=\d\d\b)/g, () => "") },
  {
    name: "in the other order",
    write: (code) => (/^\S+ \S+$/.test(code) ? code.split(" ").reverse().join(" ") : null),
  },
  { name: "quotes of another language", write: around("„", "”") },
  { name: "a semicolon behind", write: around("", ";") },
  { name: "an exclamation mark behind", write: around("", "!") },
];
