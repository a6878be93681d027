import type { SourceFile } from "../../../source.js";
import { spec } from "../compile-sources.js";

/** A specification that repeats one thing so many times. */
export type Repeated = (n: number) => readonly SourceFile[];

/** `make` of every number below `n`, joined. */
export const times = (n: number, make: (index: number) => string): string =>
  Array.from({ length: Math.ceil(n) }, (_, index) => make(index)).join("");

/** A specification of one file. */
export const oneSpec = (text: string): readonly SourceFile[] => [spec("x", text)];
