/** A part of the specification of which results may be kept. */
export interface Remembered {
  readonly id: string;
  /** Names all that the results are made of; `null`: nothing is kept. */
  readonly key: string | null;
}

/** What was worked out before, so that after an edit only that is worked out anew which the edit touches. */
export interface Memory {
  /**
   * What was made under this name of a part with this key, or else what `make` makes now. It is plain data: it survives
   * JSON. It is kept where `lasts` holds of it.
   */
  readonly recall: <T>(of: Remembered, name: string, make: () => T, lasts?: (made: T) => boolean) => T;
}

export const noMemory: Memory = { recall: (_of, _name, make) => make() };
