import { requirement, scenario, specText } from "./requirement-text.js";
import { notFoundCode, nouns } from "./resource.js";

/** The spec.md that gives every error its shape and its words, as a real project's does. */
export const errorsText = (): string =>
  specText("errors", "Every refusal looks the same to a program and to a person.", [
    requirement(
      "One shape for every error",
      "Every error on `ANY *` SHALL be a problem with a code for programs; an unknown path is `404 ROUTE_NOT_FOUND`.",
      `\`Problem\`

| Field     | Type         | Rules    | Description             |
| --------- | ------------ | -------- | ----------------------- |
| \`type\`    | string       |          | A URI that names it     |
| \`title\`   | string       |          | The kind, in words      |
| \`status\`  | integer      | 400..599 | The status again        |
| \`detail\`  | string       |          | What happened, in words |
| \`code\`    | string       |          | One of the codes below  |
| \`message\` | string       |          | The same as detail      |
| \`errors\`  | FieldError[] | optional | Every bad field         |

\`FieldError\`

| Field     | Type   | Rules | Description           |
| --------- | ------ | ----- | --------------------- |
| \`path\`    | string |       | Such as items[0].name |
| \`message\` | string |       | What is wrong with it |

The body of every refusal is a \`Problem\`, sent as \`application/problem+json\`: \`{ type: {type}, title: {title}, status: {status},
detail: {detail}, code: {code}, message: {message}, errors?: [{ path: {path}, message: {message} }] }\`.

| Code                     | Status | Message                               |
| ------------------------ | ------ | ------------------------------------- |
| \`VALIDATION_FAILED\`      | 400    | Something in the request is not right |
| \`ROUTE_NOT_FOUND\`        | 404    | There is nothing here                 |
| \`INTERNAL_ERROR\`         | 500    | Something went wrong on our side      |
${nouns.map((noun) => `| \`${notFoundCode(noun)}\` | 404 | There is no such ${noun.toLowerCase()} |`).join("\n")}

${scenario("A refusal", `WHEN somebody looks for \`GET /api/nothing\``, "THEN there is nothing: `404 ROUTE_NOT_FOUND`")}`,
    ),
  ]);
