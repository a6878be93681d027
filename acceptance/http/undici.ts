import { createRequire } from "node:module";
import type * as Undici from "undici";

/**
 * The package undici, loaded after the one within Node. Whichever is first keeps what `fetch` of the whole process asks by,
 * and an application that is served from this process would ask by the package's, which refuses headers that Node's sends.
 */
void globalThis.Response;
const undici: typeof Undici = createRequire(import.meta.url)("undici");

export const { Agent, errors, request } = undici;
export type { Agent as UndiciAgent } from "undici";
