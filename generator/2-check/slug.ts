/** `Create an order` -> `create-an-order`. Letters and digits of any script stay; an empty result becomes `x`. */
export function slug(name: string): string {
  const words = name
    .normalize("NFC")
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return words === null ? "x" : words.join("-");
}
