import { randomUUID } from "node:crypto";

/** What a thing is starts its id. */
export type IdKind = "prod" | "item" | "order" | "pay";

/** Gives ids; it comes from outside, so that tests may know them. */
export type NewId = (kind: IdKind) => string;

/** Ids nobody can guess: `prod_` and 122 random bits. */
export const randomId: NewId = (kind) => `${kind}_${randomUUID().replaceAll("-", "")}`;
