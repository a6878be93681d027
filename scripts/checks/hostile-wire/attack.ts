/**
 * The process of a hostile client: it attacks until it is asked to stop, then says how much it sent. The process apart
 * keeps the clock of the honest client free from it. The attack and the address arrive as one message, and it says when
 * its first connection is open.
 */
import { connect } from "node:net";
import type { Attack } from "./attacks.js";

/** What the process is sent first. */
export interface Order {
  readonly attack: Attack;
  readonly host: string;
  readonly port: number;
}

/** What it says at the end. */
export interface Sent {
  readonly bytes: number;
  readonly connections: number;
}

/** Milliseconds before a connection that was closed is opened again. */
const BREATH = 100;

process.once("message", (order) => {
  const sent = { bytes: 0, connections: 0 };
  const { attack } = order as Order;
  for (let at = 0; at < attack.connections; at += 1) keepOpen(order as Order, at, sent);
  process.once("message", () => {
    process.send?.(sent satisfies Sent, () => process.exit());
  });
});
process.once("disconnect", () => process.exit());

function keepOpen(order: Order, at: number, sent: { bytes: number; connections: number }): void {
  const { attack, host, port } = order;
  const opening = attack.openings[at % attack.openings.length] ?? "";
  const socket = connect({ host, port, noDelay: true });
  const write = (text: string): boolean => {
    sent.bytes += text.length;
    return socket.write(text, "latin1");
  };
  const flood = (again: string): void => {
    if (attack.pause > 0) {
      const timer = setInterval(write, attack.pause, again);
      socket.once("close", () => clearInterval(timer));
      return;
    }
    const fill = (): void => {
      while (socket.writable && write(again));
    };
    socket.on("drain", fill);
    fill();
  };
  socket.on("error", () => {});
  socket.once("close", () => setTimeout(keepOpen, BREATH, order, at, sent));
  socket.once("connect", () => {
    sent.connections += 1;
    if (sent.connections === 1) process.send?.("attacking");
    if (attack.reads) socket.resume();
    write(opening);
    if (attack.again !== null) flood(attack.again);
  });
}
