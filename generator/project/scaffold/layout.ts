/** How people lay a file out, so that what is added looks as if they had. */
export interface Layout {
  readonly eol: string;
  /** One step of indentation. */
  readonly unit: string;
}

export function layoutOf(text: string): Layout {
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const indent = /(?:^|[\r\n])(\t|(?: {2}){1,2})(?=[^\s*])/.exec(text)?.[1];
  return { eol, unit: indent ?? "  " };
}

/** Where the line that holds an offset begins. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !/[\n\r\u2028\u2029]/.test(text.charAt(start - 1))) start -= 1;
  return start;
}

/** The blanks a line begins with. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? "";
}

/** Lines written with two blanks a step, in a file's own layout. */
export function layOut(lines: readonly string[], indent: string, { eol, unit }: Layout): string {
  const laid = lines.map((line) => {
    const depth = (/^ */.exec(line)?.[0].length ?? 0) / 2;
    return line === "" ? "" : indent + unit.repeat(depth) + line.trimStart();
  });
  return laid.join(eol);
}
