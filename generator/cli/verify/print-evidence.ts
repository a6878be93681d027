import { visible } from "../../diagnostics/visible.js";
import type { Evidence, ScenarioEvidence } from "../../verify/evidence.js";
import { count } from "../say-counts.js";
import type { Terminal } from "../terminal.js";

const words: Readonly<Record<ScenarioEvidence["now"], string>> = {
  passed: "green",
  failed: "red",
  unbound: "unbound",
  notRun: "not run",
  declared: "people",
  missing: "missing",
};

/** What a verification showed, for people: a row for each scenario of the change, then all that is wrong. */
export function printEvidence(evidence: Evidence, file: string | null, terminal: Terminal): string {
  const { dim, green, red, yellow } = terminal.colors;
  const { change, scenarios, removed, ok, problems } = evidence;
  const rows = scenarios.map((one) => {
    const [base, now] = [words[one.base], words[one.now]];
    const paint = one.now === "passed" ? green : one.now === "declared" ? yellow : red;
    return `  ${base.padEnd(8)}${paint(now.padEnd(8))}${visible(one.id)}  ${dim(remarkOf(one))}`;
  });
  const head = rows.length === 0 ? [] : [dim(`  ${"base".padEnd(8)}${"now".padEnd(8)}scenario`)];
  const because = [...new Set(scenarios.flatMap(({ baseReason }) => baseReason ?? []))];
  return `${[
    `${visible(change)}: ${saysWhat(scenarios, removed)}`,
    ...head,
    ...rows,
    ...because.map((reason) => dim(`  not run at the base: ${visible(reason)}`)),
    `${restOf(evidence)}; ${judgedOf(evidence)}`,
    dim(commitsOf(evidence)),
    ...problems.map((problem) => `${red("✗")} ${visible(problem)}`),
    ok
      ? `${green("ok:")} ${visible(change)} is verified${file === null ? "" : `; the evidence is in ${visible(file)}`}`
      : `${red("not ok:")} ${visible(change)} is not verified`,
  ].join("\n")}\n`;
}

function saysWhat(scenarios: readonly ScenarioEvidence[], removed: readonly string[]): string {
  const of = (wanted: ScenarioEvidence["change"]) =>
    scenarios.filter(({ change }) => change === wanted).length;
  const [added, altered] = [of("added"), of("altered")];
  return `${count(added, "scenario", "scenarios")} added, ${altered} altered, ${removed.length} removed`;
}

function remarkOf({ change, base, now, judgedByPeople }: ScenarioEvidence): string {
  if (judgedByPeople !== null) return `${change}, for people to judge: ${visible(judgedByPeople)}`;
  return base === "passed" && now === "passed" ? `${change}, no new behaviour` : change;
}

function restOf({ rest }: Evidence): string {
  const parts = [
    `${rest.passed} passed`,
    ...(rest.failed > 0 ? [`${rest.failed} failed`] : []),
    ...(rest.unbound > 0 ? [`${rest.unbound} unbound`] : []),
    ...(rest.notRun > 0 ? [`${rest.notRun} not run`] : []),
    ...(rest.declared > 0 ? [`${rest.declared} for people`] : []),
  ];
  return `all others: ${parts.join(", ")}`;
}

function judgedOf({ judged }: Evidence): string {
  if (judged.kind === "application") return "judged: the project's own application";
  if (judged.kind === "started") return `judged: a server started by \`${visible(judged.command)}\``;
  return `judged: ${visible(judged.url)}, unattested, since nothing says which code it runs`;
}

function commitsOf({ commits: { base, head, uncommitted } }: Evidence): string {
  const short = (commit: string | null) => commit?.slice(0, 10) ?? "no commit";
  return `base ${short(base)}, now ${short(head)}${uncommitted ? " with uncommitted changes" : ""}`;
}
