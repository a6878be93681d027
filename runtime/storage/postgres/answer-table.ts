import { type IdempotencyRecord, KeyTaken } from "@specwright/http";
import type { Answers } from "../store.js";
import type { Database } from "./database.js";
import { answerName, type UnitOfWork } from "./unit-of-work.js";

const columns = `"scope", "key", "fingerprint", "at", "expiresAt", "answer"`;
const find = {
  name: "answers_find",
  text: `SELECT ${columns} FROM "answers" WHERE "scope" = $1 AND "key" = $2`,
};
const over = {
  name: "answers_over",
  text: `SELECT ${columns} FROM "answers" WHERE "expiresAt" <= $1 ORDER BY "expiresAt" LIMIT $2`,
};

export function answersIn(db: Database, work: UnitOfWork): Answers {
  const lookUp = async (scope: string, key: string): Promise<IdempotencyRecord | null> => {
    const name = answerName(scope, key);
    const write = work.answers.get(name);
    if (write !== null) return write.kind === "keep" ? write.kept : null;
    const seen = work.seenAnswers.get(name);
    if (seen !== undefined) return seen;
    const found = (await db.query<IdempotencyRecord>(find, [scope, key]))[0] ?? null;
    work.seenAnswers.set(name, found);
    return found;
  };
  return {
    find: lookUp,
    store: async (kept) => {
      const there = await lookUp(kept.scope, kept.key);
      if (there !== null && there.expiresAt > kept.at) throw new KeyTaken();
      work.answers.set(answerName(kept.scope, kept.key), {
        kind: "keep",
        kept,
        over: there?.expiresAt ?? null,
      });
    },
    forget: async (before, limit) => {
      const rows = await db.query<IdempotencyRecord>(over, [before, limit]);
      for (const row of rows) work.answers.set(answerName(row.scope, row.key), { kind: "forget", over: row });
      return rows.length;
    },
  };
}
