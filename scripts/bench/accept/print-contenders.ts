import { printTable } from "../measure/print-table.js";
import type { Spread } from "../measure/spread.js";
import type { Contender } from "./contender.js";

const head = [
  "",
  "scenarios",
  "requests",
  "whole s",
  "(min-max)",
  "cpu s",
  "a second",
  "inside s",
  "(min-max)",
  "a second",
];

export const printContenders = (contenders: readonly Contender[]): string =>
  printTable(
    head,
    contenders.map(({ name, scenarios, requests, wallMs, cpuMs, insideMs }) => [
      name,
      scenarios === 0 ? "" : String(scenarios),
      requests === null ? "" : String(requests),
      seconds(wallMs.median),
      range(wallMs),
      seconds(cpuMs.median),
      rate(scenarios || (requests ?? 0), wallMs),
      seconds(insideMs.median),
      range(insideMs),
      rate(scenarios || (requests ?? 0), insideMs),
    ]),
  );

const seconds = (ms: number): string => (ms / 1000).toFixed(2);
const range = ({ min, max }: Spread): string => `(${seconds(min)}-${seconds(max)})`;
const rate = (count: number, { median }: Spread): string => (count / (median / 1000)).toFixed(0);
