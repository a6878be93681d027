import type { IncomingMessage } from "node:http";
import type { Body, IncomingBody } from "./body.js";
import type { BodyRoom, KeptBody } from "./body-room.js";
import { isRead, ReadBody } from "./read-body.js";
import { refuse } from "./refusal.js";

/** How bodies are kept. */
export interface BodyRules {
  /** The largest body in bytes. */
  readonly limit: number;
  readonly room: BodyRoom;
}

const NOTHING = Buffer.alloc(0);
const NO_BODY: IncomingBody = { whole: () => NOTHING, discard: () => {} };

/**
 * A client that sends too much is heard out until its body has taken this many times the limit on the wire, so that it gets
 * to read the refusal; then it is hung up on. The same holds for a body that nobody asks for, and for any framing.
 */
const PATIENCE = 16;
/** What framing may take of a body that has a small limit. */
const SLACK = 64 * 1024;
/** How many times larger than what it must hold a buffer is made. */
const GROWTH = 4;
/** How many pieces come between two looks at what was taken on the wire, which cost as much as a piece. */
const GLANCE = 64;

/** Begins to take the body of a request off the wire. */
export function takeBody(request: IncomingMessage, rules: BodyRules): IncomingBody {
  if (!mayHaveBody(request)) return NO_BODY;
  return isRead(request) ? new ReadBody(request, rules.limit) : new TakenBody(request, rules);
}

function mayHaveBody({ headers }: IncomingMessage): boolean {
  if (headers["transfer-encoding"] !== undefined) return true;
  const length = headers["content-length"];
  return length !== undefined && length !== "0";
}

type Outcome =
  | { readonly kind: "whole"; readonly body: Body }
  | { readonly kind: "lost"; readonly error: Error };

/**
 * Copies every piece into one buffer, so that what is kept depends on the bytes of a body alone, never on how many pieces
 * they come in. By events: iterating over the stream costs as much as all the rest of a request.
 */
class TakenBody implements IncomingBody, KeptBody {
  readonly #request: IncomingMessage;
  readonly #rules: BodyRules;
  readonly #readBefore: number;
  /** Null where nothing is kept: it is too large, or nobody asks. */
  #kept: Buffer | null = NOTHING;
  /** The size that the client has declared, or the largest there may be. */
  readonly #expected: number;
  #size = 0;
  #pieces = 0;
  #outcome: Outcome | null = null;
  #asked: (outcome: Outcome) => void = () => {};

  constructor(request: IncomingMessage, rules: BodyRules) {
    this.#request = request;
    this.#rules = rules;
    this.#readBefore = request.socket.bytesRead;
    this.#expected = Math.min(rules.limit, Number(request.headers["content-length"] ?? rules.limit));
    request.on("data", (piece: Buffer) => this.#take(piece));
    request.on("end", () => {
      const body = this.#kept?.subarray(0, this.#size) ?? refuse("BODY_TOO_LARGE");
      this.#end({ kind: "whole", body });
    });
    request.on("error", (error) => this.#lose(error));
    request.on("close", () => {
      if (!request.complete) this.#lose(new Error("The client went away before its request had ended"));
    });
  }

  get complete(): boolean {
    return this.#outcome !== null;
  }

  whole(): Body | Promise<Body> {
    const encoding = this.#request.headers["content-encoding"] ?? "identity";
    if (encoding.toLowerCase() !== "identity") return refuse("UNSUPPORTED_MEDIA_TYPE");
    return new Promise((resolve, reject) => {
      this.#asked = (outcome) => {
        if (outcome.kind === "whole") resolve(outcome.body);
        else reject(outcome.error);
      };
      if (this.#outcome !== null) this.#asked(this.#outcome);
    });
  }

  discard(): void {
    this.#kept = null;
    this.#rules.room.leave(this);
  }

  drop(): void {
    this.#kept = null;
    this.#request.destroy();
  }

  #take(piece: Buffer): void {
    const before = this.#size;
    this.#size += piece.length;
    if (this.#size > this.#rules.limit) this.discard();
    else if (this.#kept !== null) this.#keep(this.#kept, piece, before);
    this.#pieces += 1;
    if (this.#pieces % GLANCE === 0 || this.#size > this.#rules.limit) this.#hangUpOnTooMuch();
  }

  #keep(kept: Buffer, piece: Buffer, at: number): void {
    if (this.#size <= kept.length) {
      piece.copy(kept, at);
      return;
    }
    // Most bodies are one piece, which needs no copy.
    this.#kept = at === 0 ? piece : Buffer.allocUnsafeSlow(Math.min(this.#expected, this.#size * GROWTH));
    if (at > 0) {
      kept.copy(this.#kept, 0, 0, at);
      piece.copy(this.#kept, at);
    }
    this.#rules.room.hold(this, this.#kept.length);
  }

  #hangUpOnTooMuch(): void {
    const taken = this.#request.socket.bytesRead - this.#readBefore;
    if (taken > this.#rules.limit * PATIENCE + SLACK) this.#request.destroy();
  }

  #lose(error: Error): void {
    this.discard();
    this.#end({ kind: "lost", error });
  }

  #end(outcome: Outcome): void {
    if (this.#outcome !== null) return;
    this.#outcome = outcome;
    this.#asked(outcome);
  }
}
