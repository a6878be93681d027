import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { OpenShop } from "../servers/open-shop.js";
import type { Order, Sent } from "./attack.js";
import type { Attack } from "./attacks.js";
import { askHonestly, median, untilCalm } from "./honest-client.js";
import { watchMemory } from "./resident-memory.js";

/** What was seen while a server was attacked. */
export interface Siege {
  readonly attack: Attack;
  readonly sent: Sent;
  /** The most memory that the server held, in bytes. */
  readonly memory: number;
  /** Milliseconds that an honest client waited, in the middle: before the attack, and meanwhile. */
  readonly idle: number;
  readonly attacked: number;
  /** What went wrong besides: the server ended, or the honest client was not answered. */
  readonly problem: string | null;
}

/** Milliseconds that a server has to be calm again after the attack before. */
const CALMING = 30_000;
/** How often memory is looked at, in milliseconds. */
const GLANCE = 25;
const program = fileURLToPath(new URL("attack.ts", import.meta.url));

/** Attacks a server for so long, with an honest client beside it. */
export async function besiege(shop: OpenShop, attack: Attack, milliseconds: number): Promise<Siege> {
  const { hostname, port } = new URL(shop.url);
  const calm = await untilCalm(shop.url, CALMING);
  const idle = median(await askHonestly(shop.url, milliseconds / 2).catch(() => []));
  const memory = watchMemory(shop.pid, GLANCE);
  const attacker = fork(program, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  attacker.send({ attack, host: hostname, port: Number(port) } satisfies Order);
  // What is measured before the attacker has a connection is no attack.
  await once(attacker, "message");
  const outcome = await askHonestly(shop.url, milliseconds).then(
    (times) => ({ attacked: median(times), problem: null }),
    (error: unknown) => ({ attacked: Number.POSITIVE_INFINITY, problem: String(error) }),
  );
  attacker.send("stop");
  const [sent] = (await once(attacker, "message")) as [Sent];
  await once(attacker, "exit");
  const late = calm ? outcome.problem : `The attack before still held it up after ${CALMING} ms.`;
  const problem = shop.runs() ? late : "The server has ended.";
  return { attack, sent, memory: memory(), idle, attacked: outcome.attacked, problem };
}
