/** A body that is kept in memory while its request is served. */
export interface KeptBody {
  /** Whether all of it has come. What is complete is at work, and letting go of it would free nothing. */
  readonly complete: boolean;
  /** Lets go of what is kept, and of the client who sends it. */
  drop(): void;
}

/** The memory that the bodies of all requests share. */
export interface BodyRoom {
  /** Says how many bytes a body holds from now on. Where all together hold too many, the largest unfinished one is given up. */
  hold(body: KeptBody, bytes: number): void;
  leave(body: KeptBody): void;
}

/** Makes room for so many bytes. */
export function bodyRoomOf(capacity: number): BodyRoom {
  const held = new Map<KeptBody, number>();
  let all = 0;
  const leave = (body: KeptBody): void => {
    all -= held.get(body) ?? 0;
    held.delete(body);
  };
  const hold = (body: KeptBody, bytes: number): void => {
    all += bytes - (held.get(body) ?? 0);
    held.set(body, bytes);
    while (all > capacity) {
      const largest = largestUnfinished(held);
      if (largest === null) return;
      leave(largest);
      largest.drop();
    }
  };
  return { hold, leave };
}

function largestUnfinished(held: ReadonlyMap<KeptBody, number>): KeptBody | null {
  let largest: KeptBody | null = null;
  let most = -1;
  for (const [body, bytes] of held) {
    if (body.complete || bytes <= most) continue;
    largest = body;
    most = bytes;
  }
  return largest;
}
