/** Whether requests should come here. */
export interface Readiness {
  /** False while the shop closes, or where its store does not answer. */
  isReady(): Promise<boolean>;
  /** From now on it is not. */
  drain(): void;
}

const PATIENCE = 1_000;

/** Asks the store each time, but never twice at once. `ping` rejects where the store cannot be used. */
export function readinessOf(ping: () => Promise<void>, patience: number = PATIENCE): Readiness {
  let draining = false;
  let asking: Promise<boolean> | null = null;
  return {
    isReady: async () => {
      if (draining) return false;
      asking ??= answers(ping, patience).finally(() => {
        asking = null;
      });
      return (await asking) && !draining;
    },
    drain: () => {
      draining = true;
    },
  };
}

/** Whether the store answers well, and soon. */
async function answers(ping: () => Promise<void>, patience: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, patience, false);
  });
  const inTime = ping().then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([inTime, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
