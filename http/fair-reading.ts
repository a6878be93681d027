import type { Server } from "node:http";
import type { Socket } from "node:net";

/** As many bytes are dealt with at once: nearly all reads are one request that is smaller. */
const SMALL_READ = 1024;
/** Bytes of the first slice of a larger read; each further one is twice as large while they are dealt with quickly. */
const FIRST_SLICE = 256;
/** As much as the system gives at once. Where it gives that much there is mostly more. */
const FULL_READ = 64 * 1024;
/** Milliseconds of work that one connection may cause before others have their turn. */
const TURN = 1;
/** All connections that wait for another turn get one part of the time in so many. */
const PARTS = 8;

/** When the next of the connections that wait may go on, by `performance.now()`: one thread serves all. */
let nextTurn = 0;

/**
 * Deals with what a connection sends slice by slice, and lets others go first where it makes much work: Node deals with
 * 64 KB of chunks of one byte, or of requests in a row, in one go, and with the next at once, and meanwhile nobody else
 * is answered. A client that sends one request and waits for its answer notices nothing of it.
 */
export function readFairly(server: Server): void {
  server.on("connection", (socket: Socket) => {
    // Node listens for data with one listener of its own; it is called for each slice instead.
    const [parse] = socket.listeners("data");
    if (parse === undefined) return;
    socket.removeListener("data", parse as (slice: Buffer) => void);
    new FairReader(socket, parse as (slice: Buffer) => void);
  });
}

class FairReader {
  readonly #socket: Socket;
  readonly #parse: (slice: Buffer) => void;
  /** What was read and not dealt with yet. */
  #rest: Buffer | null = null;
  #waits = false;

  constructor(socket: Socket, parse: (slice: Buffer) => void) {
    this.#socket = socket;
    this.#parse = parse;
    socket.on("data", (read: Buffer) => {
      if (this.#rest === null && read.length <= SMALL_READ && !this.#waits) {
        parse(read);
        return;
      }
      this.#rest = this.#rest === null ? read : Buffer.concat([this.#rest, read]);
      if (!this.#waits) this.#read(read.length >= FULL_READ);
    });
    socket.on("resume", () => {
      // Node resumes a connection whenever a request of it is read or ends.
      if (this.#waits) socket.pause();
      else if (this.#rest !== null) this.#read(false);
    });
  }

  #read(isFull: boolean): void {
    const started = performance.now();
    for (let size = FIRST_SLICE; this.#rest !== null; size *= 2) {
      // Node pauses a connection whose answers, or whose body, are not taken; then it resumes it too.
      if (this.#socket.isPaused()) return;
      const slice: Buffer = this.#rest.subarray(0, size);
      this.#rest = this.#rest.length > size ? this.#rest.subarray(size) : null;
      this.#parse(slice);
      if (this.#socket.destroyed) {
        this.#rest = null;
        return;
      }
      const worked = performance.now() - started;
      const isLast = this.#rest === null;
      if (isLast ? isFull : worked > TURN) {
        if (!this.#socket.isPaused()) this.#waitFor(worked);
        return;
      }
    }
  }

  /** Lets others go first, the longer the more work there was. */
  #waitFor(worked: number): void {
    this.#waits = true;
    this.#socket.pause();
    const goOn = (): void => {
      this.#waits = false;
      if (!this.#socket.destroyed) this.#socket.resume();
    };
    const now = performance.now();
    nextTurn = Math.max(now, nextTurn) + worked * PARTS;
    if (nextTurn - now < 1) setImmediate(goOn);
    else setTimeout(goOn, nextTurn - now).unref();
  }
}
