import type { Book, Loan } from "../generated/schemas.js";

/** What the library knows. Handlers run to their end without waiting, so no two of them meet in here. */
export interface Library {
  readonly books: Map<number, Book>;
  readonly loans: Map<number, Loan>;
}

export function emptyLibrary(): Library {
  return { books: new Map(), loans: new Map() };
}
