import type { TextScalar } from "./scalar.js";

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

export const uri: TextScalar = {
  kind: "text",
  otherNames: ["url"],
  form: {
    pattern: new RegExp(`^[A-Za-z][0-9A-Za-z+.-]*:${hierarchy}(?:\\?${tail})?(?:#${tail})?$`),
    inWords: "a URI",
    documented: null,
    lengths: { min: 3, max: Number.POSITIVE_INFINITY },
    takesRules: true,
    excludesOthers: false,
    moment: null,
    sample: { kind: "counted", before: () => "https://example.com/", after: "" },
    example: "https://example.com/",
    another: null,
    inPath: null,
  },
  typescript: "string",
  zod: { from: "kernel", text: "uri" },
  jsonSchema: { type: "string", format: "uri" },
  python: { name: "Uri", ruled: null, sent: null },
};
