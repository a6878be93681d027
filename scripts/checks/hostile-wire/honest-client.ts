import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

/** Milliseconds between the beginnings of two requests, however long each takes: a wait that is long counts as often as it is long. */
const BETWEEN = 20;
/** Milliseconds after which an honest client stops waiting. */
const PATIENCE = 10_000;
/** Milliseconds in which a server that has nothing to do answers surely, and how often it must, to be called calm. */
const CALM = 50;
const CALM_TIMES = 10;

/** Asks again and again for so long; gives how long each request took. */
export async function askHonestly(url: string, milliseconds: number): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true });
  const asked: Promise<number>[] = [];
  const until = performance.now() + milliseconds;
  try {
    while (performance.now() < until) {
      asked.push(timed(url, agent));
      await pause(BETWEEN);
    }
    return await Promise.all(asked);
  } finally {
    agent.destroy();
    await Promise.allSettled(asked);
  }
}

/** Waits until a server answers at once, several times in a row; false where it does not within so long. */
export async function untilCalm(url: string, milliseconds: number): Promise<boolean> {
  const agent = new Agent();
  const until = performance.now() + milliseconds;
  let times = 0;
  while (times < CALM_TIMES) {
    if (performance.now() > until) return false;
    const took = await timed(url, agent).catch(() => Number.POSITIVE_INFINITY);
    times = took < CALM ? times + 1 : 0;
    await pause(BETWEEN);
  }
  return true;
}

export function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.POSITIVE_INFINITY;
}

function timed(url: string, agent: Agent): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/api/products?limit=1`, { agent, timeout: PATIENCE }, (response) => {
      response.resume();
      response.on("error", reject);
      response.on("end", () => {
        if (response.statusCode === 200) resolve(performance.now() - started);
        else reject(new Error(`An honest client was answered ${response.statusCode}.`));
      });
    });
    asked.on("timeout", () => asked.destroy(new Error(`An honest client had no answer in ${PATIENCE} ms.`)));
    asked.on("error", reject);
    asked.end();
  });
}
