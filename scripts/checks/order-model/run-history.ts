import type { History } from "./command.js";
import { brokenAtTheEnd, brokenNow } from "./invariants.js";
import { perform } from "./perform.js";
import type { Place } from "./place.js";
import { type Break, World } from "./world.js";

const HALF_AN_HOUR = 31 * 60;
/** What one round finds out the next one finishes: a payment is approved late, and then given back. */
const LAST_ROUNDS = 4;

/** Lets a history happen; gives what it breaks, at the command that broke it. */
export async function runHistory(
  place: Place,
  { skewSeconds, commands }: History,
  planted: Break | null = null,
): Promise<readonly string[]> {
  const world = new World(place, skewSeconds, planted);
  try {
    await world.begin();
    for (const [at, command] of commands.entries()) {
      await perform(world, command);
      const broken = brokenNow(world, await world.see());
      if (broken.length > 0) return broken.map((why) => `command ${at + 1}: ${why}`);
    }
    await world.settled();
    await finish(world);
    const seen = await world.see();
    return [...brokenNow(world, seen), ...brokenAtTheEnd(world, seen)].map((why) => `at the end: ${why}`);
  } catch (error) {
    return [`a fault: ${error instanceof Error ? error.stack : String(error)}`];
  } finally {
    await world.end();
  }
}

/** The bank answers everything, all time passes, and all clients look. */
async function finish(world: World): Promise<void> {
  while (world.gateway.held.length > 0) await perform(world, { kind: "answer", plan: "approve" });
  for (let round = 0; round < LAST_ROUNDS; round += 1) {
    world.wait(HALF_AN_HOUR);
    for (const at of [0, 1] as const) {
      await perform(world, { kind: "expire", at });
      await perform(world, { kind: "complete", at, charges: "approve", refunds: "give" });
    }
  }
  for (const at of [0, 1] as const) await perform(world, { kind: "look", at });
}
