/** What a pattern has that is not in the portable subset, in words. Thrown and caught within this folder. */
export class OutsideSubset extends Error {}
