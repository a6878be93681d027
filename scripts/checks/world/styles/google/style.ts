import type { Style } from "../../notes.js";

const errors = {
  blank: { code: 400, message: "The title is empty", status: "INVALID_ARGUMENT" },
  long: { code: 400, message: "The title is too long", status: "OUT_OF_RANGE" },
  taken: { code: 409, message: "The title exists", status: "ALREADY_EXISTS" },
  missing: { code: 404, message: "There is no such note", status: "NOT_FOUND" },
  stranger: { code: 401, message: "The request has no valid credentials", status: "UNAUTHENTICATED" },
};

export const style: Style = ({ kind, field }) => {
  const error = errors[kind];
  if (field === null) return { status: error.code, body: { error } };
  const fieldViolations = [{ field, description: error.message }];
  const details = [{ "@type": "type.googleapis.com/google.rpc.BadRequest", fieldViolations }];
  return { status: error.code, body: { error: { ...error, details } } };
};
