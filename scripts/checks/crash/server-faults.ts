import type { Violation } from "./judge/rule.js";

/** What a server reported that no answer said: that it took money it should not have, or that a job of its own failed. */
export function serverFaults(said: string, faultsExpected: boolean): readonly Violation[] {
  const lines = said.split("\n");
  const of = (pattern: RegExp) => lines.filter((line) => pattern.test(line));
  const alarms = of(/The bank (took .*(is given back|said before|no such order)|does not give back)/);
  const faults = faultsExpected ? [] : of(/ went wrong: | was lost: /);
  return [
    ...alarms.map((line): Violation => ({ kind: "alarm", what: line, history: [] })),
    ...faults.map((line): Violation => ({ kind: "fault", what: line, history: [] })),
  ];
}
