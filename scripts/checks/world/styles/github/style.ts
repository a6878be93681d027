import type { Style } from "../../notes.js";

const documentation_url = "https://docs.example/rest";
const codes = { blank: "missing_field", long: "too_long", taken: "already_exists" };

export const style: Style = ({ kind, field }) => {
  if (field !== null) {
    const errors = [{ resource: "Note", field, code: codes[kind] }];
    return { status: 422, body: { message: "Validation Failed", errors, documentation_url } };
  }
  return kind === "missing"
    ? { status: 404, body: { message: "Not Found", documentation_url, status: "404" } }
    : { status: 401, body: { message: "Requires authentication", documentation_url, status: "401" } };
};
