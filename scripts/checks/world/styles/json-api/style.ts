import type { Style } from "../../notes.js";

const media = "application/vnd.api+json";
const errors = {
  blank: { status: "422", code: "BLANK", detail: "The title is empty" },
  long: { status: "422", code: "TOO_LONG", detail: "The title has more than 20 characters" },
  taken: { status: "409", code: "TAKEN", detail: "There is a note of that title" },
  missing: { status: "404", code: "NOTE_NOT_FOUND", detail: "There is no such note" },
  stranger: { status: "401", code: "UNAUTHENTICATED", detail: "Nobody is signed in" },
};

export const style: Style = ({ kind, field }) => {
  const error = errors[kind];
  const source = field === null ? {} : { source: { pointer: `/${field}` } };
  return { status: Number(error.status), media, body: { errors: [{ ...error, ...source }] } };
};
