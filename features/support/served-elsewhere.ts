import { startWire } from "./process-wire.js";
import type { Order, Told } from "./process-words.js";

/** An order without the number it gets. */
type Wish = Order extends infer Each ? (Each extends Order ? Omit<Each, "number"> : never) : never;

/** A process that serves shops. */
export interface ShopProcess {
  tell(wish: Wish): Promise<string>;
  /** Ends it as a power cut would: it gets no chance to write anything more. */
  kill(): Promise<void>;
}

export async function startShopProcess(): Promise<ShopProcess> {
  const { child, send, hear } = await startWire();
  const waiting = new Map<number, (told: Told) => void>();
  let number = 0;
  hear((told) => {
    waiting.get(told.number)?.(told);
    waiting.delete(told.number);
  });
  const ended = new Promise<void>((resolve) => {
    child.once("close", () => {
      for (const [own, tell] of waiting) tell({ number: own, text: "", fault: "The process has ended." });
      waiting.clear();
      resolve();
    });
  });
  return {
    tell: async (wish) => {
      number += 1;
      const own = number;
      const told = await new Promise<Told>((resolve, reject) => {
        waiting.set(own, resolve);
        send({ ...wish, number: own }, reject);
      });
      if (told.fault !== null) throw new Error(told.fault);
      return told.text;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
