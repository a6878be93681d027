import { sha256 } from "../sha256.js";

/** Line ends as `\n`: a checkout that turns them into CRLF has edited nothing. */
export const plainLines = (text: string): string =>
  text.includes("\r") ? text.replace(/\r\n/g, "\n") : text;

/** What the manifest keeps of a file: the hash of its bytes, line ends aside. */
export function fingerprint(content: string | Buffer): string {
  if (typeof content === "string") return sha256(plainLines(content));
  // latin1 keeps every byte as one unit, so text that is not UTF-8 hashes as faithfully as any other.
  return content.includes(13)
    ? sha256(Buffer.from(plainLines(content.toString("latin1")), "latin1"))
    : sha256(content);
}
