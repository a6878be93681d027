import type { Style } from "../../notes.js";

const answers = {
  blank: { status: 400, error: "empty_title", error_description: "The title is empty" },
  long: { status: 400, error: "long_title", error_description: "The title is too long" },
  taken: { status: 400, error: "invalid_grant", error_description: "The title is taken" },
  missing: { status: 404, error: "not_found", error_description: "There is no such note" },
  stranger: { status: 401, error: "invalid_token", error_description: "The token is missing or has expired" },
};

export const style: Style = ({ kind }) => {
  const { status, ...body } = answers[kind];
  return { status, body };
};
