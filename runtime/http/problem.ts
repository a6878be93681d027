import { z } from "zod";
import type { ErrorBody } from "./operation.js";

/** The error body of a specification that declares none: a problem of RFC 9457 with a code and the bad fields. */
export const problemDetails: ErrorBody = {
  media: "application/problem+json",
  schema: z.strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    code: z.string(),
    message: z.string(),
    errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).exactOptional(),
  }),
};
