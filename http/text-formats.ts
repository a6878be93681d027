import { z } from "zod";

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

const EMAIL = new RegExp(`^${atom}(?:\\.${atom})*@(?:${label}\\.)+[A-Za-z]{2,}$`);
const URI = new RegExp(`^[A-Za-z][0-9A-Za-z+.-]*:${hierarchy}(?:\\?${tail})?(?:#${tail})?$`);

/** The type `email`: the same texts in every target, as the API description has them. */
export const email = (): z.ZodEmail => z.email({ pattern: EMAIL });

/** The type `uri`: a URI of RFC 3986, kept as it is. zod's own accepts what browsers correct, and drops its blanks. */
export const uri = (): z.ZodCustomStringFormat<"url"> => z.stringFormat("url", URI);
