import { day, days } from "./date.js";
import type { TextScalar } from "./scalar.js";

const clock = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";
const time = `T${clock}:[0-5][0-9](?:\\.[0-9]+)?(?:Z|[+-]${clock})`;

const times = ["T12:00:00Z", "T12:00:00+01:00", "T12:00:00-01:00", "T12:00:00.123Z", "T01:01:01Z"] as const;

export const dateTime: TextScalar = {
  kind: "text",
  otherNames: ["datetime", "timestamp"],
  form: {
    pattern: new RegExp(`^${day}${time}$`),
    inWords: "a date and time such as 2000-12-31T23:59:59Z",
    // The calendar is in the name; small letters, leap seconds and other offsets are read by some.
    documented: `^[0-9]{4}-[0-9]{2}-[0-9]{2}${time}$`,
    lengths: { min: 0, max: Number.POSITIVE_INFINITY },
    takesRules: false,
    excludesOthers: true,
    moment: "instant",
    sample: { kind: "fixed", text: "2026-01-31T12:00:00Z" },
    example: "2026-01-31T12:00:00Z",
    another: (first, n) => new Date(Date.parse(first) + n * 1_000).toISOString().replace(".000", ""),
    inPath: {
      letters: /[0-9TZ:.+-]/,
      texts: days.flatMap((each) => times.map((other) => `${each}${other}`)),
    },
  },
  typescript: "string",
  zod: { from: "zod", text: "iso.datetime({ offset: true })" },
  jsonSchema: { type: "string", format: "date-time" },
  python: { name: "DateTime", ruled: null, sent: "SentDateTime" },
};
