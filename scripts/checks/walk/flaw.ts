import type { Random } from "../chance/random.js";
import type { Call } from "./call.js";
import type { Operation } from "./description.js";

/** Something to spoil a call with; null where it does not fit this one. */
export type Flaw = (call: Call, operation: Operation, random: Random) => Call | null;
