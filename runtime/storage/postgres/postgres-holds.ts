import { randomUUID } from "node:crypto";
import type { StoredAnswer } from "@specwright/http";
import type { Holds } from "../holds.js";
import type { Database } from "./database.js";

/** How long a process may work under a key before others take it for dead. */
const HOLD_SECONDS = 60;

// By the clock of the application, as all other times of an answer: a key whose answer is over must not be held by it.
// A hold that a crash of the database forgets does no harm, so its table is not logged and costs no wait for the disk.
const claim = {
  name: "holds_claim",
  text: `WITH kept AS (
      SELECT "fingerprint", "answer" FROM "answers" WHERE "scope" = $1 AND "key" = $2 AND "expiresAt" > $3::text
    ), held AS (
      INSERT INTO "holds" ("scope", "key", "holder", "until")
      SELECT $1, $2, $4, $3::timestamptz + interval '${HOLD_SECONDS} seconds' WHERE NOT EXISTS (SELECT FROM kept)
      ON CONFLICT ("scope", "key") DO UPDATE SET "holder" = excluded."holder", "until" = excluded."until"
      WHERE "holds"."holder" = $4 OR "holds"."until" <= $3::timestamptz
      RETURNING 1
    ) SELECT (SELECT "fingerprint" FROM kept), (SELECT "answer" FROM kept), EXISTS (SELECT FROM held) AS "held"`,
};
const release = {
  name: "holds_release",
  text: `DELETE FROM "holds" WHERE "scope" = $1 AND "key" = $2 AND "holder" = $3`,
};
const sweep = { name: "holds_sweep", text: `DELETE FROM "holds" WHERE "until" <= $1` };

/** A claim in so many also clears away what others left behind. */
const CLAIMS_PER_SWEEP = 1_000;

interface Claimed {
  readonly fingerprint: string | null;
  readonly answer: StoredAnswer | null;
  readonly held: boolean;
}

/** The holds of this process among all that share the database. */
export function postgresHolds(db: Database): Holds {
  const holder = randomUUID();
  let claims = 0;
  return {
    reserve: async ({ scope, key, fingerprint, at }) => {
      claims += 1;
      if (claims % CLAIMS_PER_SWEEP === 0) await db.query(sweep, [at]);
      const [claimed] = await db.query<Claimed>(claim, [scope, key, at, holder]);
      if (claimed === undefined) throw new TypeError("A claim was not answered.");
      if (claimed.answer === null) return { kind: claimed.held ? "fresh" : "running" };
      if (claimed.fingerprint !== fingerprint) return { kind: "reused" };
      return { kind: "replayed", answer: claimed.answer };
    },
    release: async ({ scope, key }) => {
      await db.query(release, [scope, key, holder]);
    },
  };
}
