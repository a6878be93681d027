import type { Entries } from "../entry.js";

export const project = {} as const satisfies Entries;
