import type { Entries } from "../entry.js";

export const notation = {} as const satisfies Entries;
