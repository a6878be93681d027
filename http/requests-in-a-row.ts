import type { RequestListener, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/**
 * Hangs up on a client that sends more requests than this on one connection before it has its answers: Node reads on
 * however many wait, and each of them takes memory.
 */
export function boundRequestsInARow(most: number, answer: RequestListener): RequestListener {
  const underWay = new WeakMap<Socket, number>();
  function ended(this: ServerResponse): void {
    const { socket } = this.req;
    underWay.set(socket, (underWay.get(socket) ?? 1) - 1);
  }
  return (request, response) => {
    const { socket } = request;
    // What was read together with the request that was one too many is still handed out.
    if (socket.destroyed) return;
    const before = underWay.get(socket) ?? 0;
    if (before >= most) {
      socket.destroy();
      return;
    }
    underWay.set(socket, before + 1);
    response.once("close", ended);
    answer(request, response);
  };
}
