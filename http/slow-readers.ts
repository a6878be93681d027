import type { Server } from "node:http";
import type { Socket } from "node:net";

const GLANCE = 1_000;

/**
 * Hangs up on clients who ask and then do not read: what they were answered waits in our memory, and Node waits for ever. A
 * client whose answer is still being made has nothing to read, so nothing waits for it.
 */
export function hangUpOnSlowReaders(server: Server, answerTimeout: number): void {
  /** Since when something waits to be taken; null: nothing does. */
  const waiting = new Map<Socket, number | null>();
  server.on("connection", (socket: Socket) => {
    waiting.set(socket, null);
    socket.once("close", () => waiting.delete(socket));
  });
  const look = (): void => {
    const now = performance.now();
    for (const [socket, since] of waiting) {
      if (socket.writableLength === 0) waiting.set(socket, null);
      else if (since === null) waiting.set(socket, now);
      else if (now - since >= answerTimeout) socket.resetAndDestroy();
    }
  };
  const timer = setInterval(look, Math.min(GLANCE, answerTimeout)).unref();
  server.once("close", () => clearInterval(timer));
}
