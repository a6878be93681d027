/** How far a spec may ask the suite to go; beyond these the compiler says so instead of running out of something. */
export const limits = {
  /** Values in values. */
  depth: 64,
  /** `20 x POST /api/orders` */
  repetitions: 10_000,
  /** `@buyer[20]`, over the whole span. */
  callers: 1_000,
  /** `50/s` */
  perSecond: 10_000,
  /** `for 10s`: an hour. */
  seconds: 3_600,
  /** Of one path: with many in one segment no engine can match it. */
  parameters: 100,
  /** Of one field or parameter: each is held against those before it. */
  rules: 50,
  /** Of a type: each is held against those before it. */
  alternatives: 100,
  /** `"a"*201`, in UTF-16 units. */
  textLength: 10_000_000,
} as const;
