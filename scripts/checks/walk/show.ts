import type { Answer } from "./ask.js";
import { type Call, shorten, showCall } from "./call.js";
import type { Operation } from "./description.js";
import type { Parting } from "./walk.js";

const LONGEST_WAY = 40;

/** Where two servers parted, with all that was sent and answered. */
export function showParting({ call, requests, answers, differences }: Parting): string {
  const [request] = requests;
  return [
    "",
    showCall({ ...call, ...request, query: "" }),
    "",
    ...differences.map(
      ({ place, left, right }) => `  ${place}: left ${shorten(left)}, right ${shorten(right)}`,
    ),
    "",
    ...showAnswer("left", answers[0]),
    ...showAnswer("right", answers[1]),
  ].join("\n");
}

function showAnswer(side: string, { status, headers, text }: Answer): readonly string[] {
  const lines = Object.entries(headers).map(([name, value]) => `    ${name}: ${value}`);
  return [`  ${side}: ${status ?? "no answer"}`, ...lines, `    ${shorten(text)}`];
}

/** The calls that lead there. */
export function showWay(way: readonly Call[]): string {
  const shown = way.slice(-LONGEST_WAY).map((call) => showCall(call));
  const left = way.length - shown.length;
  return [
    `\nThe way there, ${way.length} calls:`,
    ...(left > 0 ? [`… ${left} more before these`] : []),
    ...shown,
  ].join("\n");
}

/** The declared answers that the walk never met. */
export function unseen(
  operations: readonly Operation[],
  seen: ReadonlyMap<string, number>,
): readonly string[] {
  return operations.flatMap(({ id, method, path, replies }) =>
    replies.filter((reply) => !seen.has(`${id} ${reply}`)).map((reply) => `${method} ${path} ${reply}`),
  );
}
