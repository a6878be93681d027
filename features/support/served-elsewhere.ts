import { startWire } from "./process-wire.js";
import type { Order, Reply } from "./process-words.js";

/** An order without the number it gets. */
type Wish = Order extends infer Each ? (Each extends Order ? Omit<Each, "number"> : never) : never;

/** A process that serves shops. */
export interface ShopProcess {
  ask(wish: Wish): Promise<string>;
  /** Ends it as a power cut would: it gets no chance to write anything more. */
  kill(): Promise<void>;
}

export async function startShopProcess(): Promise<ShopProcess> {
  const { child, send, hear } = await startWire();
  const waiting = new Map<number, (reply: Reply) => void>();
  let number = 0;
  hear((reply) => {
    waiting.get(reply.number)?.(reply);
    waiting.delete(reply.number);
  });
  const ended = new Promise<void>((resolve) => {
    child.once("close", () => {
      for (const [own, answer] of waiting) answer({ number: own, text: "", fault: "The process has ended." });
      waiting.clear();
      resolve();
    });
  });
  return {
    ask: async (wish) => {
      number += 1;
      const own = number;
      const reply = await new Promise<Reply>((resolve, reject) => {
        waiting.set(own, resolve);
        send({ ...wish, number: own }, reject);
      });
      if (reply.fault !== null) throw new Error(reply.fault);
      return reply.text;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
