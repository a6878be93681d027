import { printTable } from "../measure/print-table.js";
import type { Spread } from "../measure/spread.js";
import { type Figures, ratio } from "./figures.js";
import type { Result, SubjectResult } from "./result.js";

const head = [
  "",
  "wall s",
  "(min-max)",
  "runs",
  "cpu s",
  "peak MiB",
  "cold/peer",
  "unchanged/peer",
  "edited/peer",
  "cold/peer cpu",
];

/** The tables for people. */
export function printResult({ subjects, tsc, noPeers }: Result): string {
  const rows = subjects.flatMap((subject) => [
    [`${subject.name}, ${Math.round(subject.specBytes / 1024)} KiB of markdown`],
    row("  specwright, cold", subject.cold),
    row("  specwright, nothing changed", subject.unchanged),
    row("  specwright, one line edited", subject.edited),
    ...subject.peers.map(({ name, figures }) => [...row(`  ${name}`, figures), ...against(subject, figures)]),
  ]);
  const code = [[`generated code of ${tsc.subject}`], row("  tsc, strictest flags", tsc.figures)];
  const missing = noPeers === null ? [] : ["", `no peer could be run: ${noPeers}`];
  return [printTable(head, [...rows, ...code]), ...missing].join("\n");
}

function row(name: string, figures: Figures): string[] {
  if (figures.kind === "none") return [name, "-", figures.why];
  const { wallMs, cpuMs, peakMiB } = figures;
  return [
    name,
    seconds(wallMs.median),
    range(wallMs),
    String(figures.runs),
    seconds(cpuMs.median),
    peakMiB.median.toFixed(0),
  ];
}

const against = (subject: SubjectResult, peer: Figures): string[] =>
  [
    ratio(subject.cold, peer, "wallMs"),
    ratio(subject.unchanged, peer, "wallMs"),
    ratio(subject.edited, peer, "wallMs"),
    ratio(subject.cold, peer, "cpuMs"),
  ].map((value) => (value === null ? "" : value.toFixed(2)));

const seconds = (ms: number): string => (ms / 1000).toFixed(2);
const range = ({ min, max }: Spread): string => `(${seconds(min)}-${seconds(max)})`;
