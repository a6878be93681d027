import type { CrashResult } from "./crash.js";
import { kinds, type Violation } from "./judge/rule.js";

const number = (value: number): string => value.toLocaleString("en-US");

/** One line: what was run and what came of it. */
export function printResult(
  { store, kill, seconds }: { readonly store: string; readonly kill: string; readonly seconds: number },
  { tally, violations }: CrashResult,
): string {
  const { rounds, requests, orders, payments, cancelled, kills, resent, open, recovered, restarted } = tally;
  const parts = [
    `${store.padEnd(8)} ${rounds} rounds`,
    `${number(requests)} requests`,
    `acknowledged ${number(orders)} orders, ${number(payments)} payments, ${number(cancelled)} cancellings`,
    `${kills} kills of the ${kill}`,
    `${resent} answers fetched by their key afterwards`,
    ...(open === 0 ? [] : [`${open} requests left open`]),
    ...(kill === "database"
      ? [`came back by itself ${recovered} times, was started again ${restarted}`]
      : []),
    `${violations.length} violations`,
  ];
  return `${parts.join(", ")} (${seconds.toFixed(1)} s)`;
}

const MOST = 10;

/** What is broken, and the requests that show it. */
export function printViolations({ violations, left }: CrashResult, seed: number): string {
  const shown = violations.slice(0, MOST).map(printViolation);
  const more = violations.length > MOST ? [`… and ${violations.length - MOST} more`] : [];
  const files = left === null ? [] : [`The files are left in ${left}.`];
  return [...shown, ...more, ...files, `The choices again, not the timing: --seed ${seed}`].join("\n");
}

function printViolation({ kind, what, history }: Violation): string {
  return [`${kind}: ${kinds[kind]}`, `  ${what}`, ...history.map((line) => `    ${line}`)].join("\n");
}
