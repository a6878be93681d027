import type { TextScalar } from "./scalar.js";

const month30 = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)";
const month31 = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])";
const leapYear = "(?:[0-9][0-9](?:[2468][048]|[13579][26]|0[48])|(?:[02468][048]|[13579][26])00)";

/** A day of the calendar. */
export const day = `(?:${leapYear}-02-29|[0-9]{4}-(?:${month31}|${month30}|02-(?:0[1-9]|1[0-9]|2[0-8])))`;

export const days = ["2026-01-31", "2001-01-01", "2010-10-10", "2012-12-30", "2022-02-20"] as const;

export const date: TextScalar = {
  kind: "text",
  otherNames: [],
  form: {
    pattern: new RegExp(`^${day}$`),
    inWords: "a date such as 2000-12-31",
    documented: null,
    lengths: { min: 0, max: Number.POSITIVE_INFINITY },
    takesRules: false,
    excludesOthers: true,
    moment: "day",
    sample: { kind: "fixed", text: days[0] },
    example: days[0],
    another: (first, n) => new Date(Date.parse(first) + n * 86_400_000).toISOString().slice(0, 10),
    inPath: { letters: /[0-9-]/, texts: days },
  },
  typescript: "string",
  zod: { from: "zod", text: "iso.date()" },
  jsonSchema: { type: "string", format: "date" },
  python: { name: "Date", ruled: null, sent: "SentDate" },
};
