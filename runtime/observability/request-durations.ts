/** What requests are distinguished by. */
export interface RequestLabels {
  readonly method: string;
  readonly status: number;
  /** null: the request was no operation's. */
  readonly route: string | null;
}

/** How long requests took, counted by their labels. */
export interface RequestDurations {
  observe(labels: RequestLabels, seconds: number): void;
  /** In the text format of Prometheus. */
  text(): string;
}

interface Series {
  readonly labels: string;
  /** How many took at most so long and longer than the bound before; the last took longer than all. */
  readonly counts: number[];
  sum: number;
}

/** OpenTelemetry's advice for the duration of HTTP requests, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
const NAME = "http_server_request_duration_seconds";
const HEAD = `# HELP ${NAME} Duration of HTTP server requests.\n# TYPE ${NAME} histogram`;

/**
 * A histogram like those of prom-client, which checks and hashes the labels of each observation, and that takes a
 * twentieth of the time of a whole request.
 */
export function requestDurations(): RequestDurations {
  const all = new Map<string, Series>();
  return {
    observe: (labels, seconds) => {
      const key = `${labels.status} ${labels.method} ${labels.route}`;
      const known = all.get(key);
      const series = known ?? {
        labels: labelsText(labels),
        counts: [...BUCKETS, Infinity].map(() => 0),
        sum: 0,
      };
      if (known === undefined) all.set(key, series);
      const bucket = BUCKETS.findIndex((bound) => seconds <= bound);
      const at = bucket === -1 ? BUCKETS.length : bucket;
      series.counts[at] = (series.counts[at] ?? 0) + 1;
      series.sum += seconds;
    },
    text: () => [HEAD, ...[...all.values()].map(seriesText)].join("\n"),
  };
}

function labelsText({ method, status, route }: RequestLabels): string {
  const labels = `http_request_method="${method}",http_response_status_code="${status}"`;
  return route === null ? labels : `${labels},http_route="${escaped(route)}"`;
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll('"', '\\"');
}

function seriesText({ labels, counts, sum }: Series): string {
  let count = 0;
  const buckets = [...BUCKETS, "+Inf"].map((bound, at) => {
    count += counts[at] ?? 0;
    return `${NAME}_bucket{le="${bound}",${labels}} ${count}`;
  });
  return [...buckets, `${NAME}_sum{${labels}} ${sum}`, `${NAME}_count{${labels}} ${count}`].join("\n");
}
