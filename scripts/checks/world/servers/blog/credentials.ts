import type { Credentials } from "@specwright/acceptance";

const credentials: Credentials = (name) => ({ Token: `token-of-${name}` });
export default credentials;
