import { expect, test } from "vitest";
import { readInline } from "./inline.js";
import { plainText } from "./plain-text.js";

const plain = (text: string): string => plainText(text, readInline(text, { start: 0, end: text.length }));

test.each([
  ["**bold** and *slanted* and __so__ _on_", "bold and slanted and so on"],
  ["2 * 3 * 4, snake_case_name, a*b", "2 * 3 * 4, snake_case_name, a*b"],
  ["one\n  two\tthree", "one two three"],
  ["`*code*` **`x`** ``a ` b``", "`*code*` `x` ``a ` b``"],
  ["\\*no\\* \\`tick\\`", "*no* `tick`"],
  ["seen <!-- `hidden` --> again", "seen again"],
  ["open ` tick, <!-- open comment", "open ` tick, <!-- open comment"],
  ["> quoted", "> quoted"],
])("%j is shown as %j", (text, shown) => {
  expect(plain(text)).toBe(shown);
});

test("backticks pair by their length, the first that fits", () => {
  const text = "`a`` b` ``c` d`` \\`e`";
  const { pieces, unclosed } = readInline(text, { start: 0, end: text.length });
  const codes = pieces.flatMap((piece) =>
    piece.kind === "code" ? [text.slice(piece.inner.start, piece.inner.end)] : [],
  );
  expect(codes).toEqual(["a`` b", "c` d"]);
  expect(unclosed).toEqual({ start: 20, end: 21 });
});
