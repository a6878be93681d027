import type { Report } from "./report.js";

/** What has to be done from time to time, whether anybody asks or not. */
export interface Chore {
  readonly name: string;
  /** Milliseconds from one time to the next. */
  readonly every: number;
  run(now: Date): Promise<void>;
}

export interface Chores {
  /** Does what is due by the clock; null: nothing is. Ends soon, also where a chore does not. */
  due(): Promise<void> | null;
  /** Does so every second; returns how to stop. */
  start(): () => Promise<void>;
}

const GLANCE = 1_000;
/** So long after its beginning requests still wait for a chore that should have been done before them. */
const PATIENCE = 1_000;

/** Looks after chores. None runs twice at once; what goes wrong is reported, and tried again when it is due. */
export function choresOf(chores: readonly Chore[], now: () => Date, report: Report): Chores {
  const watched = chores.map((chore) => watch(chore, report));
  const due = (): Promise<void> | null => {
    const at = now().getTime();
    // Asked before every request: where nothing is due it makes no list.
    let awaited: Promise<void>[] | null = null;
    for (const look of watched) {
      const waited = look(at);
      if (waited !== null) awaited = [...(awaited ?? []), waited];
    }
    return awaited === null ? null : Promise.all(awaited).then(() => undefined);
  };
  return {
    due,
    start: () => {
      const timer = setInterval(due, GLANCE);
      return async () => {
        clearInterval(timer);
        await due();
      };
    },
  };
}

/** Starts a chore where it is due; gives what to wait for, null where there is nothing. */
function watch({ name, every, run }: Chore, report: Report): (at: number) => Promise<void> | null {
  let last = Number.NEGATIVE_INFINITY;
  let running = false;
  let awaited: Promise<void> | null = null;
  const start = async (at: number): Promise<void> => {
    running = true;
    try {
      await run(new Date(at));
    } catch (error) {
      report(`${name} went wrong: ${String(error)}`);
    } finally {
      running = false;
    }
  };
  return (at) => {
    // A clock that was set back makes it due, too.
    if (!running && Math.abs(at - last) >= every) {
      last = at;
      awaited = soon(start(at)).then(() => {
        awaited = null;
      });
    }
    return awaited;
  };
}

async function soon(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE);
  });
  await Promise.race([work, enough]);
  clearTimeout(timer);
}
