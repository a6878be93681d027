import type { Style } from "../../notes.js";

const section = "https://tools.ietf.org/html/rfc9110#section-15.5";
const media = "application/problem+json";
const traceId = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
const invalid = "One or more validation errors occurred.";
const words = {
  blank: "The title field is required.",
  long: "The field title must be a string with a maximum length of 20.",
  taken: "The title is taken.",
};

export const style: Style = ({ kind, field }) => {
  if (field !== null) {
    const [status, type] = kind === "taken" ? [409, `${section}.10`] : [400, `${section}.1`];
    return {
      status,
      media,
      body: { type, title: invalid, status, errors: { [field]: [words[kind]] }, traceId },
    };
  }
  return kind === "missing"
    ? { status: 404, media, body: { type: `${section}.5`, title: "Not Found", status: 404, traceId } }
    : { status: 401, media, body: { type: `${section}.2`, title: "Unauthorized", status: 401, traceId } };
};
