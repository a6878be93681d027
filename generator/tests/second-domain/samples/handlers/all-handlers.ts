import type { Handlers } from "../generated/handlers.js";
import { createAusleiheHandlers } from "./ausleihe.js";
import { createBestandHandlers } from "./bestand.js";
import { emptyLibrary } from "./library.js";

/** All handlers, over one library that begins empty. */
export function createHandlers(): Handlers {
  const library = emptyLibrary();
  return {
    ...createAusleiheHandlers(library),
    ...createBestandHandlers(library),
  };
}
