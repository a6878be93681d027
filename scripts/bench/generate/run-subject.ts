import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Measured, measure } from "../measure/measure.js";
import type { Peer } from "./peers.js";
import { editLine, makeCold, type Subject } from "./subject.js";

/** All runs of one project, by what ran: `cold`, `unchanged`, `edited` or a peer's name. */
export type Runs = ReadonlyMap<string, readonly Measured[]>;

/** How often everything is run. */
export interface Rounds {
  readonly runs: number;
  /** When to begin no further round, as `performance.now()` counts; the first is always run. */
  readonly deadline: number;
}

export interface Plan extends Rounds {
  /** The compiler's command line. */
  readonly specwright: string;
  readonly peers: readonly Peer[];
  readonly peersFolder: string;
}

const timeoutMs = 60_000;
const peerTimeoutMs = 30_000;

/** Runs everything once a round, one after the other, so that what disturbs one disturbs all. */
export function runSubject(subject: Subject, plan: Plan): Runs {
  const runs = new Map<string, Measured[]>();
  const keep = (name: string, measured: Measured): void => {
    runs.set(name, [...(runs.get(name) ?? []), measured]);
  };
  const ours = (): Measured =>
    measure({
      words: [plan.specwright, "generate", "--project", subject.root],
      cwd: subject.root,
      timeoutMs,
    });
  for (let round = 0; round < plan.runs && (round === 0 || performance.now() < plan.deadline); round += 1) {
    makeCold(subject);
    keep("cold", ours());
    for (const peer of plan.peers) {
      // What failed once fails again, and may have taken its time to.
      if (runs.get(peer.name)?.[0]?.kind !== "failed")
        keep(peer.name, runPeer(subject, peer, plan.peersFolder));
    }
    keep("unchanged", ours());
    editLine(subject);
    keep("edited", ours());
  }
  return runs;
}

function runPeer(subject: Subject, peer: Peer, folder: string): Measured {
  const output = join(folder, "out");
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output);
  const input = join(subject.root, "generated/openapi.json");
  return measure({ words: peer.words(input, output), cwd: folder, timeoutMs: peerTimeoutMs });
}
