import type { Style } from "../../notes.js";

const words = {
  blank: "The title field is required.",
  long: "The title field must not be greater than 20 characters.",
  taken: "The title has already been taken.",
  missing: "Not found.",
  stranger: "Unauthenticated.",
};

export const style: Style = ({ kind, field }) => {
  const message = words[kind];
  if (field !== null) return { status: 422, body: { message, errors: { [field]: [message] } } };
  return { status: kind === "missing" ? 404 : 401, body: { message } };
};
