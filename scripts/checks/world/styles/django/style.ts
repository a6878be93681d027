import type { Style } from "../../notes.js";

const words = {
  blank: "This field may not be blank.",
  long: "Ensure this field has no more than 20 characters.",
  taken: "note with this title already exists.",
  missing: "Not found.",
  stranger: "Authentication credentials were not provided.",
};

export const style: Style = ({ kind, field }) => {
  if (field !== null) return { status: 400, body: { [field]: [words[kind]] } };
  return { status: kind === "missing" ? 404 : 401, body: { detail: words[kind] } };
};
