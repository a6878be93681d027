import { printTable } from "../measure/print-table.js";
import { type Spread, spreadOf } from "../measure/spread.js";
import { type Contender, fastify, floor, rival, specwright } from "./contender.js";
import { actions, type EndpointFigure } from "./measure-endpoints.js";
import type { OpenLoopFigure, StoreFigure } from "./measure-stores.js";

/** What the server is meant to reach: ratios of processor time, by kind of request where there are several. */
const AIMS = {
  rival: 1,
  floor: 1.5,
  fastify: [1.2, 1.4, 1.15, 1.1],
  sqlitePairs: 1_500,
  orderP99: 15,
  levelP99: 100,
} as const;

/** Processor time of each kind of request by contender, and how often that of others fits into ours. */
export function printEndpoints(figures: readonly EndpointFigure[]): string {
  const names = [...new Set(figures.map(({ contender }) => contender))];
  const of = (contender: string): readonly EndpointFigure[] =>
    figures.filter((figure) => figure.contender === contender);
  const medians = names.map((name) => [
    name,
    ...of(name).map(({ microseconds }) => {
      const { median, min } = spreadOf(microseconds);
      return `${round(median)} (${round(min)})`;
    }),
  ]);
  const ratiosTo = ({ name }: Contender): readonly Spread[] => ratiosOf(of(specwright.name), of(name));
  const ratios = [rival, fastify, floor].map((other) => [
    `${specwright.name} / ${other.name}`,
    ...ratiosTo(other).map(inFull),
    meanOf(ratiosTo(other)).toFixed(2),
  ]);
  const aims = AIMS.fastify.join(" / ");
  return [
    printTable(["server CPU, µs a request, median (min)", ...actions], medians),
    printTable(["ratio of CPU, median of rounds (min-max)", ...actions, "mean"], ratios),
    [
      verdict(meanOf(ratiosTo(rival)) <= AIMS.rival, `no more CPU than ${rival.name}`),
      verdict(meanOf(ratiosTo(floor)) <= AIMS.floor, `within ${AIMS.floor} times ${floor.name}`),
      verdict(
        ratiosTo(fastify).every(({ median }, at) => median <= (AIMS.fastify[at] ?? 0)),
        `within ${aims} times ${fastify.name}`,
      ),
    ].join("\n"),
  ].join("\n\n");
}

/** Of each kind of request, round by round: what disturbs a round disturbs both. */
function ratiosOf(ours: readonly EndpointFigure[], theirs: readonly EndpointFigure[]): readonly Spread[] {
  return ours.map(({ microseconds }, at) =>
    spreadOf(microseconds.map((own, round) => own / (theirs[at]?.microseconds[round] ?? Number.NaN))),
  );
}

/** The geometric mean over the kinds of requests, so that none weighs more for being slow. */
function meanOf(ratios: readonly Spread[]): number {
  return Math.exp(ratios.reduce((sum, { median }) => sum + Math.log(median), 0) / ratios.length);
}

const inFull = ({ median, min, max }: Spread): string =>
  `${median.toFixed(2)} (${min.toFixed(2)}-${max.toFixed(2)})`;

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
