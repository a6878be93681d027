import type { Entries } from "../entry.js";

export const scenario = {} as const satisfies Entries;
