/** The calls to the bank that this process has under way, by the ids of their intents. */
export interface UnderWay {
  has(id: string): boolean;
  /** Does the work; those who wait for it continue when it has ended. */
  during<T>(id: string, work: () => Promise<T>): Promise<T>;
  /** Ends with the call. Another process may make it, so it never lasts long. */
  wait(id: string): Promise<void>;
}

const GLANCE = 50;

export function callsUnderWay(): UnderWay {
  const calls = new Map<string, Promise<unknown>>();
  return {
    has: (id) => calls.has(id),
    during: async (id, work) => {
      const call = work();
      const ended = call.catch(() => {});
      calls.set(id, ended);
      try {
        return await call;
      } finally {
        calls.delete(id);
      }
    },
    wait: async (id) => {
      let timer: NodeJS.Timeout | undefined;
      const glance = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, GLANCE);
      });
      await Promise.race([calls.get(id) ?? glance, glance]);
      clearTimeout(timer);
    },
  };
}
