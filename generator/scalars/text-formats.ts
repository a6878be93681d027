import type { Type } from "../model.js";

type Scalar = Extract<Type, { readonly kind: "scalar" }>["scalar"];
type Formed = Exclude<Scalar, "string" | "integer" | "number" | "boolean" | "any">;

const clock = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";
const month30 = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)";
const month31 = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])";
const leapYear = "(?:[0-9][0-9](?:[2468][048]|[13579][26]|0[48])|(?:[02468][048]|[13579][26])00)";
const day = `(?:${leapYear}-02-29|[0-9]{4}-(?:${month31}|${month30}|02-(?:0[1-9]|1[0-9]|2[0-8])))`;
const time = `T${clock}:[0-5][0-9](?:\\.[0-9]+)?(?:Z|[+-]${clock})`;

const atom = "[0-9A-Za-z_!#$%&'*+/=?^`{|}~-]+";
const label = "[0-9A-Za-z](?:[0-9A-Za-z-]*[0-9A-Za-z])?";

const hex = "[0-9A-Fa-f]{1,4}";
const octet = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
const ipv4 = `${octet}(?:\\.${octet}){3}`;
const ipv6 = [
  `(?:${hex}:){7}${hex}`,
  `(?:${hex}:){1,7}:`,
  ...[1, 2, 3, 4, 5, 6].map((rest) => `(?:${hex}:){1,${7 - rest}}(?::${hex}){1,${rest}}`),
  `:(?:(?::${hex}){1,7}|:)`,
  `(?:${hex}:){6}${ipv4}`,
  `::(?:${hex}:){0,5}${ipv4}`,
  ...[1, 2, 3, 4, 5].map((first) => `(?:${hex}:){1,${first}}(?::${hex}){0,${5 - first}}:${ipv4}`),
].join("|");

/** RFC 3986, 3. The parts of a URI end at characters of their own, so that no text can be shared out in two ways. */
const letter = "(?:[0-9A-Za-z_.~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})";
const pathLetter = "(?:[0-9A-Za-z_.~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})";
const userLetter = "(?:[0-9A-Za-z_.~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})";
const host = `(?:\\[(?:${ipv6}|[Vv][0-9A-Fa-f]+\\.[0-9A-Za-z_.~!$&'()*+,;=:-]+)\\]|${letter}*)`;
const segments = `(?:\\/${pathLetter}*)*`;
const hierarchy =
  `(?:\\/\\/(?:${userLetter}*@)?${host}(?::[0-9]*)?${segments}` +
  `|\\/(?:${pathLetter}+${segments})?|${pathLetter}+${segments})`;
const tail = `(?:${pathLetter}|[/?])*`;

/** How a text of a format looks. */
export interface TextFormat {
  /** From its first character to its last. */
  readonly pattern: RegExp;
  readonly inWords: string;
  /** What a description says beside the format's name, where readers of that name differ; `null` where they agree. */
  readonly documented: string | null;
}

const email = `^${atom}(?:\\.${atom})*@(?:${label}\\.)+[A-Za-z]{2,}$`;
const uuid = "^[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$";
const base64 = "^(?:[0-9a-zA-Z+/]{4})*(?:[0-9a-zA-Z+/]{2}==|[0-9a-zA-Z+/]{3}=)?$";

/** The kernels of all targets accept exactly these texts; `tests/laws/python-values.test.ts` holds them together. */
export const textFormats: Readonly<Record<Formed, TextFormat>> = {
  date: { pattern: new RegExp(`^${day}$`), inWords: "a date such as 2000-12-31", documented: null },
  "date-time": {
    pattern: new RegExp(`^${day}${time}$`),
    inWords: "a date and time such as 2000-12-31T23:59:59Z",
    // The calendar is in the name; small letters, leap seconds and other offsets are read by some.
    documented: `^[0-9]{4}-[0-9]{2}-[0-9]{2}${time}$`,
  },
  email: { pattern: new RegExp(email), inWords: "an email address", documented: email },
  uri: {
    pattern: new RegExp(`^[A-Za-z][0-9A-Za-z+.-]*:${hierarchy}(?:\\?${tail})?(?:#${tail})?$`),
    inWords: "a URI",
    documented: null,
  },
  uuid: { pattern: new RegExp(uuid), inWords: "a UUID", documented: uuid },
  binary: { pattern: new RegExp(base64), inWords: "base64", documented: base64 },
};

export const isFormed = (scalar: Scalar): scalar is Formed => Object.hasOwn(textFormats, scalar);
