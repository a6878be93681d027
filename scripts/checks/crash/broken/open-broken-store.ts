import { openStore as openSound } from "../../../../runtime/storage/open-store.js";
import type { Store } from "../../../../runtime/storage/store.js";
import { breaks } from "./breaks.js";

/** Opens the store of the settings, broken as `BREAK` says. */
export async function openStore(env: NodeJS.ProcessEnv): Promise<Store> {
  const name = env.BREAK ?? "";
  const entry = Object.entries(breaks).find(([each]) => each === name)?.[1];
  if (entry === undefined) throw new TypeError(`No way to break a store is called "${name}".`);
  await entry.before?.();
  const store = await (entry.open ?? openSound)(env);
  return entry.wrap === undefined ? store : entry.wrap(store);
}
