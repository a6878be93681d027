import type { Entries } from "../entry.js";

export const document = {} as const satisfies Entries;
