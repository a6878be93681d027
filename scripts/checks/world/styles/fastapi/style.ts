import type { Style } from "../../notes.js";

const answers = {
  blank: { status: 422, detail: "The title is empty" },
  long: { status: 422, detail: "The title is too long" },
  taken: { status: 409, detail: "The title is taken" },
  missing: { status: 404, detail: "Note not found" },
  stranger: { status: 401, detail: "Not authenticated" },
};

export const style: Style = ({ kind }) => {
  const { status, detail } = answers[kind];
  return { status, body: { detail } };
};
