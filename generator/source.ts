/** One file of input, exactly as it was read. `path` is relative to the project and uses `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A half-open range of UTF-16 offsets in the file named by `path`. */
export interface Span {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** A value and the place it was written. */
export interface Located<T> {
  readonly value: T;
  readonly at: Span;
}

/** A place for people: line and column count from 1, columns in UTF-16 units. */
export interface Point {
  readonly line: number;
  readonly column: number;
}

/** Finds points by binary search over the line starts, which are computed once per text. */
export function pointFinder(text: string): (offset: number) => Point {
  const starts = [0];
  for (let i = text.indexOf("\n"); i !== -1; i = text.indexOf("\n", i + 1)) starts.push(i + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
