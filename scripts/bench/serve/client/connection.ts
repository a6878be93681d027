import { connect, type Socket } from "node:net";

export interface Reply {
  readonly status: number;
  readonly body: Buffer;
}

interface Waiting {
  resolve(reply: Reply): void;
  reject(error: Error): void;
}

const HEAD_END = "\r\n\r\n";
const LAST_CHUNK = "\r\n0\r\n\r\n";

/**
 * One kept connection that carries one request after the other. It reads no more of HTTP than its answers need, for what
 * the client burns on two cores the server lacks.
 */
export class Connection {
  readonly #socket: Socket;
  #received: Buffer | null = null;
  #waiting: Waiting | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on("data", (chunk) => this.#take(chunk));
    socket.on("error", (error) => this.#fail(error));
    socket.on("close", () => this.#fail(new Error("The server hung up.")));
  }

  static open(url: string): Promise<Connection> {
    const { hostname, port } = new URL(url);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname);
      socket.once("error", reject);
      socket.once("connect", () => {
        socket.off("error", reject);
        resolve(new Connection(socket));
      });
    });
  }

  /** Sends a whole request, and gives its answer. */
  ask(request: string): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    const all = this.#received === null ? chunk : Buffer.concat([this.#received, chunk]);
    const reply = replyIn(all);
    this.#received = reply === null ? all : null;
    if (reply === null) return;
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve(reply);
  }

  #fail(error: Error): void {
    this.#waiting?.reject(error);
    this.#waiting = null;
  }
}

/** The answer in these bytes, once it is whole. */
function replyIn(bytes: Buffer): Reply | null {
  const end = bytes.indexOf(HEAD_END);
  if (end === -1) return null;
  const head = bytes.toString("latin1", 0, end);
  const status = Number(head.slice(9, 12));
  const start = end + HEAD_END.length;
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined)
    return bytes.length < start + Number(length) ? null : { status, body: bytes.subarray(start) };
  if (/\r\ntransfer-encoding: *chunked/i.test(head))
    return bytes.subarray(-LAST_CHUNK.length).equals(Buffer.from(LAST_CHUNK))
      ? { status, body: bytes.subarray(start) }
      : null;
  return { status, body: bytes.subarray(start) };
}
