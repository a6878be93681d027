const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Does some work when this process ends, by a signal too, which has no `exit` event. Gives what forgets about it. */
export function atEnd(work: () => void): () => void {
  const leave = (signal: NodeJS.Signals): void => {
    forget();
    work();
    process.kill(process.pid, signal);
  };
  const forget = (): void => {
    process.off("exit", work);
    for (const signal of signals) process.off(signal, leave);
  };
  process.once("exit", work);
  for (const signal of signals) process.once(signal, leave);
  return forget;
}
