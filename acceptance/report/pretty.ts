import { percent } from "../load/check-level.js";
import { causesOf } from "./causes.js";
import { failureLines, placeText } from "./failure.js";
import type { Style } from "./style.js";
import type { Counts, Failure, ScenarioLevel, Summary } from "./summary.js";

/** The report for people: failures first, the numbers last, where they are seen. */
export function prettySummary(summary: Summary, style: Style): string {
  const sections = [
    failures(
      "Set-up failed",
      summary.failures.filter(({ setUp }) => setUp),
      style,
    ),
    failures(
      "Failed",
      summary.failures.filter(({ setUp }) => !setUp),
      style,
    ),
    ...unboundTitles.map(([status, title]) =>
      list(
        title,
        summary.unbound.flatMap((one) => (one.status === status ? [`${one.scenario}: ${one.step}`] : [])),
        style.bad,
      ),
    ),
    list("Not run", grouped(summary.notRun), style.warn),
    list("Declared for people to judge", grouped(summary.forPeople), style.warn),
    ...(isPart(summary) ? [] : neverSeen(summary, style)),
    summary.levels.map((level) => levelLine(level, style)),
    summary.troubles.map((trouble) => style.bad(trouble)),
    list(
      "Requirements of which a part ran",
      summary.partly.map(({ requirement, ran, of }) => `${requirement}: ${ran} of ${of} scenarios ran`),
      style.warn,
    ),
    numbers(summary, style),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

const unboundTitles = [
  ["undefined", "Unbound steps: no plan and no step definition"],
  ["pending", "Pending steps: their step definition is still to be written"],
  ["ambiguous", "Ambiguous steps: several step definitions match"],
] as const;

/** `p99 4.1 ms (below 100 ms): order-management/fast-enough/listing` */
function levelLine({ scenario, measure, measured, below }: ScenarioLevel, style: Style): string {
  const inWords = (value: number): string =>
    measure === "errors" ? percent(value) : `${Number(value.toFixed(1))} ms`;
  const met = measured !== null && measured < below;
  const found = measured === null ? "no answer at all" : inWords(measured);
  return `${(met ? style.good : style.bad)(`${measure} ${found}`)} (below ${inWords(below)}): ${scenario}`;
}

/** Most scenarios were left out on purpose: what they would have shown is not missing. */
function isPart({ leftOut, scenarios }: Summary): boolean {
  return leftOut.length > scenarios.passed + scenarios.failed + scenarios.unbound;
}

function neverSeen({ operations, replies }: Summary, style: Style): readonly (readonly string[])[] {
  return [
    list("Operations never called", operations.never, style.warn),
    list("Declared replies never seen", replies.never, style.warn),
  ];
}

function failures(title: string, all: readonly Failure[], style: Style): readonly string[] {
  return causesOf(all).flatMap(({ first, others }, i) => [
    ...(i === 0 ? [] : [""]),
    `${style.bad(`${title}:`)} ${style.strong(first.scenario)}`,
    ...failureLines(first, style).map((line) => (line === "" ? "" : `  ${line}`)),
    ...list(`  ${others.length} more for the same cause`, others.map(placeAndName), style.bad),
  ]);
}

function placeAndName(failure: Failure): string {
  const place = placeText(failure);
  return place === "" ? `  ${failure.scenario}` : `  ${place}  ${failure.scenario}`;
}

const longestList = 30;

function list(title: string, items: readonly string[], colour: (text: string) => string): readonly string[] {
  if (items.length === 0) return [];
  const more = items.length > longestList ? [`  … and ${items.length - longestList} more`] : [];
  return [colour(`${title}:`), ...items.slice(0, longestList).map((item) => `  ${item}`), ...more];
}

/** One line for each reason. */
function grouped(notRun: Summary["notRun"]): readonly string[] {
  const reasons = new Map<string, string[]>();
  for (const { scenario, reason } of notRun) reasons.set(reason, [...(reasons.get(reason) ?? []), scenario]);
  return [...reasons].flatMap(([reason, scenarios]) => [
    `${reason}:`,
    ...scenarios.map((scenario) => `  ${scenario}`),
  ]);
}

function numbers(summary: Summary, style: Style): readonly string[] {
  const { operations, replies, seconds, scenariosPerSecond, leftOut } = summary;
  const rows = [
    ["requirements", counts(summary.requirements, style, summary.requirements.partly)],
    [
      "scenarios",
      counts(summary.scenarios, style) +
        (leftOut.length === 0 ? "" : style.dim(`, ${leftOut.length} left out`)),
    ],
    ["steps", counts(summary.steps, style)],
  ] as const;
  const lines = rows.map(([name, text]) => `${name.padEnd(13)} ${text}`);
  if (operations.declared > 0 && !isPart(summary)) {
    const called = `${operations.declared - operations.never.length} of ${operations.declared} called`;
    const unseen = replies.never.length === 0 ? "" : `, ${replies.never.length} of their replies never seen`;
    lines.push(`${"operations".padEnd(13)} ${called}${unseen}`);
  }
  lines.push(
    style.dim(
      `${"time".padEnd(13)} ${seconds.toFixed(2)} s, ${scenariosPerSecond.toFixed(0)} scenarios a second`,
    ),
  );
  return lines;
}

function counts({ passed, failed, unbound, notRun, declared }: Counts, style: Style, partly = 0): string {
  const total = passed + partly + failed + unbound + notRun + declared;
  const parts = [
    ...(passed > 0 ? [style.good(`${passed} passed`)] : []),
    ...(partly > 0 ? [style.warn(`${partly} in part`)] : []),
    ...(failed > 0 ? [style.bad(`${failed} failed`)] : []),
    ...(unbound > 0 ? [style.bad(`${unbound} unbound`)] : []),
    ...(notRun > 0 ? [style.warn(`${notRun} not run`)] : []),
    ...(declared > 0 ? [style.warn(`${declared} for people`)] : []),
  ];
  return total === 0 ? "none" : `${total}: ${parts.join(", ")}`;
}
