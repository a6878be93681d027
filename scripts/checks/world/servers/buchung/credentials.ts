import type { Credentials } from "@specwright/acceptance";

const credentials: Credentials = (name) => ({ Schluessel: `geheim-${name}` });
export default credentials;
