import type { Template } from "./error-template.js";

/** A problem of RFC 9457, with a code for programs, a message for people, and the bad places of a request. */
export const problemTemplate: Template = {
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
