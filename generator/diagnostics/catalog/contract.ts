import type { Entries } from "../entry.js";

export const contract = {} as const satisfies Entries;
