import { printTable } from "../measure/print-table.js";
import type { Spread } from "../measure/spread.js";
import { floor, rival, specwright } from "./contender.js";
import { actions, type EndpointFigure } from "./measure-endpoints.js";
import type { OpenLoopFigure, StoreFigure } from "./measure-stores.js";

/** What the server is meant to reach. */
const AIMS = { rival: 1, floor: 2.2, sqlitePairs: 1_500, orderP99: 15, levelP99: 100 } as const;

/** Processor time of each kind of request by contender, and how often of it fits into the floor's. */
export function printEndpoints(figures: readonly EndpointFigure[]): string {
  const names = [...new Set(figures.map(({ contender }) => contender))];
  const of = (contender: string): readonly EndpointFigure[] =>
    figures.filter((figure) => figure.contender === contender);
  const table = (what: "microseconds" | "perSecond"): string =>
    printTable(
      [what === "microseconds" ? "server CPU, µs a request" : "requests a second", ...actions],
      names.map((name) => [name, ...of(name).map((figure) => round(figure[what].median))]),
    );
  const ours = of(specwright.name);
  const ratios = [rival, floor].map(({ name }) => [
    `${specwright.name} / ${name}`,
    ...of(name).map(({ microseconds }, at) =>
      ((ours[at]?.microseconds.median ?? Number.NaN) / microseconds.median).toFixed(2),
    ),
    meanRatio(ours, of(name)).toFixed(2),
  ]);
  return [
    table("microseconds"),
    table("perSecond"),
    printTable(["ratio of CPU", ...actions, "mean"], ratios),
    verdict(meanRatio(ours, of(rival.name)) <= AIMS.rival, `no more CPU than ${rival.name}`),
    verdict(meanRatio(ours, of(floor.name)) <= AIMS.floor, `within ${AIMS.floor} times ${floor.name}`),
  ].join("\n\n");
}

/** The geometric mean over the kinds of requests, so that none weighs more for being slow. */
export function meanRatio(ours: readonly EndpointFigure[], theirs: readonly EndpointFigure[]): number {
  const logs = ours.map(({ microseconds }, at) =>
    Math.log(microseconds.median / (theirs[at]?.microseconds.median ?? Number.NaN)),
  );
  return Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
}

export function printStores(stores: readonly StoreFigure[], openLoop: readonly OpenLoopFigure[]): string {
  const rows = stores.map(({ store, clients, perSecond, p50, p99, microseconds }) => [
    store,
    String(clients),
    round(perSecond.median),
    `(${round(perSecond.min)}-${round(perSecond.max)})`,
    ms(p50),
    ms(p99),
    round(microseconds.median),
  ]);
  const pairs = stores.find(({ store, clients }) => store === "sqlite" && clients === 64);
  const p99 =
    openLoop.find(({ shop, action }) => shop === "sqlite" && action === "create an order")?.p99.median ??
    Number.NaN;
  const slowest = Math.max(...openLoop.map((each) => each.p99.median));
  return [
    printTable(
      [
        "put into cart and order",
        "clients",
        "pairs/s",
        "(min-max)",
        "p50 ms",
        "p99 ms",
        "server CPU, µs a pair",
      ],
      rows,
    ),
    printTable(
      [`${openLoop[0]?.perSecond} a second`, "request", "p50 ms", "p99 ms", "(min-max)"],
      openLoop.map((each) => [
        each.shop,
        each.action,
        ms(each.p50),
        ms(each.p99),
        `(${each.p99.min.toFixed(1)}-${each.p99.max.toFixed(1)})`,
      ]),
    ),
    verdict(
      (pairs?.perSecond.median ?? 0) >= AIMS.sqlitePairs,
      `sqlite, 64 clients: ${AIMS.sqlitePairs} pairs a second; a core to itself has time for ${round(1_000_000 / (pairs?.microseconds.median ?? Number.NaN))}`,
    ),
    verdict(p99 < AIMS.orderP99, `sqlite, orders: p99 below ${AIMS.orderP99} ms`),
    verdict(
      slowest < AIMS.levelP99,
      `every shop: p99 below ${AIMS.levelP99} ms at ${openLoop[0]?.perSecond} a second`,
    ),
  ].join("\n\n");
}

const verdict = (fits: boolean, text: string): string => `${fits ? "ok  " : "over"} ${text}`;
const round = (value: number): string => value.toFixed(0);
const ms = ({ median }: Spread): string => median.toFixed(1);
