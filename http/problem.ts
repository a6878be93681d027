import { z } from "zod";
import type { AnySchema } from "./any-schema.js";
import type { Template } from "./error-template.js";
import type { ErrorBody } from "./operation.js";
import { strictObject } from "./strict-object.js";

interface BadField {
  readonly path: string;
  readonly message: string;
}

interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: string;
  readonly message: string;
  readonly errors?: readonly BadField[];
}

const problemTemplate: Template = {
  members: [
    ["type", { place: "type" }],
    ["title", { place: "title" }],
    ["status", { place: "status" }],
    ["detail", { place: "detail" }],
    ["instance", { place: "instance" }],
    ["code", { place: "code" }],
    ["message", { place: "message" }],
    [
      "errors",
      [
        {
          members: [
            ["path", { place: "path" }],
            ["message", { place: "message" }],
          ],
        },
      ],
      "optional",
    ],
  ],
};

/** The error body of a specification that declares none: a problem of RFC 9457 with a code and the bad fields. */
export const problemDetails: ErrorBody = {
  media: "application/problem+json",
  templates: [{ schema: schemaOfProblem(), template: problemTemplate }],
};

function schemaOfProblem(): AnySchema {
  return strictObject<ProblemDetails>({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    code: z.string(),
    message: z.string(),
    errors: z.array(strictObject<BadField>({ path: z.string(), message: z.string() })).exactOptional(),
  });
}
