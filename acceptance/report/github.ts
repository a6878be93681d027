import { causesOf } from "./causes.js";
import { failureLines } from "./failure.js";
import type { Summary } from "./summary.js";

/** Annotations for a pull request: each cause of failures once, at the line of the specification where it was met first. */
export function githubAnnotations(summary: Summary): string {
  const lines = causesOf(summary.failures).map(({ first: failure, others }) => {
    const [, path, line] = /^(.*?):(\d+)$/.exec(failure.at ?? "") ?? [null, failure.at ?? "", ""];
    const place = path === "" ? "" : ` file=${property(path ?? "")}${line === "" ? "" : `,line=${line}`}`;
    const same = others.map(({ scenario }) => `the same in ${scenario}`);
    return `::error${place}::${data([failure.scenario, ...failureLines(failure), ...same].join("\n"))}`;
  });
  const unbound = summary.unbound.map(
    ({ scenario, step, status }) =>
      `::error::${data(`${scenario}: ${status === "undefined" ? "unbound" : status} step: ${step}`)}`,
  );
  const troubles = summary.troubles.map((trouble) => `::error::${data(trouble)}`);
  const all = [...lines, ...unbound, ...troubles];
  return all.length === 0 ? "" : `${all.join("\n")}\n`;
}

function data(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function property(text: string): string {
  return data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
