import type { Figures } from "./figures.js";

/** All that the bench has found, as `--json` prints it. */
export interface Result {
  readonly node: string;
  readonly subjects: readonly SubjectResult[];
  readonly tsc: { readonly subject: string; readonly figures: Figures };
  /** Why no peer was run, or `null`. */
  readonly noPeers: string | null;
}

export interface SubjectResult {
  readonly name: string;
  readonly specBytes: number;
  readonly cold: Figures;
  readonly unchanged: Figures;
  readonly edited: Figures;
  readonly peers: readonly { readonly name: string; readonly figures: Figures }[];
}
