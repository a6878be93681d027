import type { ServerResponse } from "node:http";

/** Answers with the metrics of several servers added up, as Prometheus does with those it scrapes. */
export async function metricsOfAll(urls: readonly string[], response: ServerResponse): Promise<void> {
  try {
    const answers = await Promise.all(urls.map((url) => fetch(`${url}/metrics`)));
    const refused = answers.find(({ ok }) => !ok);
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    const type = answers[0]?.headers.get("content-type") ?? "text/plain";
    response.writeHead(refused?.status ?? 200, { ...headersOf(answers[0]), "content-type": type });
    response.end(addedUp(texts));
  } catch {
    response.destroy();
  }
}

/** Series of the same name and labels become one. */
function addedUp(texts: readonly string[]): string {
  const sums = new Map<string, number | null>();
  for (const line of texts.flatMap((text) => text.split("\n"))) {
    const series = /^([^#].*) (\S+)$/.exec(line);
    if (series?.[1] === undefined) sums.set(line, null);
    else sums.set(series[1], (sums.get(series[1]) ?? 0) + Number(series[2]));
  }
  return [...sums].map(([line, sum]) => (sum === null ? line : `${line} ${sum}`)).join("\n");
}

function headersOf(answer: Response | undefined): Readonly<Record<string, string>> {
  const kept = [...(answer?.headers ?? [])].filter(([name]) => name.startsWith("x-"));
  return Object.fromEntries(kept);
}
