/** The process that drives loads: it receives a load, drives it and reports the result. */
import { Buyers } from "./buyers.js";
import { Connection } from "./connection.js";
import { type Driven, drive, type Load } from "./load.js";

export type Report =
  | { readonly kind: "driven"; readonly driven: Driven }
  | { readonly kind: "failed"; readonly why: string };

const known = new Map<string, Buyers>();

async function buyersAt(url: string): Promise<Buyers> {
  const there = known.get(url);
  if (there !== undefined) return there;
  const connection = await Connection.open(url);
  const buyers = await Buyers.arriveAt(connection);
  connection.close();
  known.set(url, buyers);
  return buyers;
}

async function obey(load: Load): Promise<Driven> {
  const driven = await drive(load, await buyersAt(load.url));
  if (driven.done === 0) throw new Error(`nothing could be done: ${load.action}`);
  return driven;
}

process.on("message", (load: Load) => {
  const report = (message: Report) => process.send?.(message);
  obey(load).then(
    (driven) => report({ kind: "driven", driven }),
    (error: unknown) => report({ kind: "failed", why: `${load.action}: ${String(error)}` }),
  );
});
process.on("disconnect", () => process.exit(0));
