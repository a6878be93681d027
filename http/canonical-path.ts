/** What stands in a path as it is, by RFC 3986; everything else is percent-encoded. */
const CANONICAL = /^[A-Za-z0-9\-._~!$&'()*+,;=:@/]*$/;
const UNRESERVED = /[A-Za-z0-9\-._~]/;

/**
 * The one spelling of a path that a request brings as bytes: `/pr%c3%bcfung` becomes `/pr%C3%BCfung` and `/%61` becomes
 * `/a`. What may mean something, such as a slash or a comma, stays escaped where it is, and what is not percent-encoded
 * properly stays so. A fragment is for the client.
 */
export function canonicalPath(path: string): string {
  if (CANONICAL.test(path)) return path;
  const [sent = ""] = path.split("#", 1);
  return sent.replace(/%[0-9A-Fa-f]{2}|[^A-Za-z0-9\-._~!$&'()*+,;=:@/%]/g, (one) => {
    if (one.length === 1) return `%${hex(one)}`;
    const character = String.fromCharCode(Number.parseInt(one.slice(1), 16));
    return UNRESERVED.test(character) ? character : one.toUpperCase();
  });
}

/** The code of a character below 256, as an escape has it. */
export const hex = (character: string): string =>
  character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0");
