import type { Credentials } from "@specwright/acceptance";

/** A token that says whose it is and what it may. */
const credentials: Credentials = (name, _role, _at, _id, { roles }) => ({
  authorization: `Bearer ${name}.${roles.join(" ")}`,
});
export default credentials;
