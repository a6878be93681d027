/** How an answer is compared with what a step expects. */
export type Comparison = "=" | "!=" | ">=" | "<=" | ">" | "<" | "contains" | "matches";
/** What a service level is about: a percentile of the times, or the share of errors. */
export type Measure = "p50" | "p90" | "p95" | "p99" | "errors";

/** A step of a path into a value: `items[0].name` is `["items", 0, "name"]`. */
export type PlaceStep = string | number;
export type Place = readonly PlaceStep[];
