import type { Style } from "../../notes.js";

const errors = {
  blank: { status: 400, code: "parameter_missing", message: "You passed an empty title." },
  long: { status: 400, code: "parameter_invalid_string_long", message: "This title is too long." },
  taken: { status: 400, code: "resource_already_exists", message: "A note of this title exists already." },
  missing: { status: 404, code: "resource_missing", message: "No such note." },
  stranger: { status: 401, code: "secret_key_required", message: "You did not provide an API key." },
};

export const style: Style = ({ kind, field }) => {
  const { status, code, message } = errors[kind];
  const param = field === null ? {} : { param: field };
  return { status, body: { error: { type: "invalid_request_error", code, message, ...param } } };
};
