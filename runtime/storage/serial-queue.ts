/** Runs works one after the other, in the order they came; a work that fails stops no other. */
export function serialQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const over = (): void => {
    waiting -= 1;
  };
  return (work) => {
    // Where nobody is before it, it need not wait for the next turn of the promises.
    waiting += 1;
    const turn = waiting === 1 ? begin(work) : last.then(work);
    last = turn.then(over, over);
    return turn;
  };
}

async function begin<T>(work: () => Promise<T>): Promise<T> {
  return work();
}
