import type { Refusal } from "./refusal.js";

export type Body = Buffer | Refusal<string>;

/** The body of one request. It is taken off the wire from the start, whether or not anybody will ask for it. */
export interface IncomingBody {
  /**
   * All of it, at once where there is none; a refusal where it is too large or compressed. Rejects where the client goes
   * away before its end. `exact` asks for the very bytes, not for others that are the same JSON.
   */
  whole(exact: boolean): Body | Promise<Body>;
  /** It is no longer needed: what is kept is released, and what still arrives is dropped. */
  discard(): void;
}
