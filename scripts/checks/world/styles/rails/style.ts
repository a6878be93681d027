import type { Style } from "../../notes.js";

const words = {
  blank: "can't be blank",
  long: "is too long (maximum is 20 characters)",
  taken: "has already been taken",
};

export const style: Style = ({ kind, field }) => {
  if (field !== null) return { status: 422, body: { errors: { [field]: [words[kind]] } } };
  return kind === "missing"
    ? { status: 404, body: { status: 404, error: "Not Found" } }
    : { status: 401, body: { status: 401, error: "Unauthorized" } };
};
