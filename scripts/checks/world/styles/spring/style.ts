import type { Style } from "../../notes.js";

const answers = {
  blank: { status: 400, error: "Bad Request" },
  long: { status: 400, error: "Bad Request" },
  taken: { status: 409, error: "Conflict" },
  missing: { status: 404, error: "Not Found" },
  stranger: { status: 401, error: "Unauthorized" },
};

export const style: Style = ({ kind }, path) => {
  const { status, error } = answers[kind];
  return { status, body: { timestamp: new Date().toISOString(), status, error, path } };
};
