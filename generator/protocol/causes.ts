/** What may be wrong with a value besides its rules: each may have an error of its own, ` -> CODE`. */
export const causes = ["required", "null", "type", "unique", "unknown"] as const;

export type Cause = (typeof causes)[number];

export type CauseCodes = Readonly<Record<Cause, string | null>>;

export const noCodes: CauseCodes = { required: null, null: null, type: null, unique: null, unknown: null };

export const isCause = (word: string): word is Cause => causes.some((cause) => cause === word);

/** The codes of a value where more is said of it: what stands nearer to it counts. */
export function nearerCodes(near: CauseCodes, far: CauseCodes): CauseCodes {
  if (far === noCodes) return near;
  if (near === noCodes) return far;
  return {
    required: near.required ?? far.required,
    null: near.null ?? far.null,
    type: near.type ?? far.type,
    unique: near.unique ?? far.unique,
    unknown: near.unknown ?? far.unknown,
  };
}

/** Those that there are, in their order. */
export const codesGiven = (codes: CauseCodes): readonly (readonly [Cause, string])[] =>
  causes.flatMap((cause) => {
    const code = codes[cause];
    return code === null ? [] : [[cause, code] as const];
  });
