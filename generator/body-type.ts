import type { Body, Reply, Type } from "./model.js";

/** The type of a body that has one: of JSON, and of forms. */
export const typeOfBody = (body: Body | Reply["body"]): Type | null =>
  body === null || body.kind === "media" ? null : body.type;
