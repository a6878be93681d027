/** What a change of the wire means to clients: oasdiff's ERR and WARN are breaking, its INFO is compatible. */
export type Effect = "breaking" | "compatible" | "editorial";

/** One difference of what travels, or of what is said of it. */
export interface WireChange {
  /** The id that oasdiff has for it, or one of ours in the same manner: docs/changes.md lists those. */
  readonly id: string;
  readonly effect: Effect;
  /** `POST /notes` */
  readonly operation: string;
  /** The place in the operation: `body.text`, `query.limit`, `200.items[].name`; empty where it is all of it. */
  readonly place: string;
  /** What was and what is, in a few words; empty where the id says all. */
  readonly detail: string;
}

/** Where a comparison puts what it finds in one operation. */
export type Report = (id: string, effect: Effect, place: string, detail?: string) => void;
