import { fork } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";

/** Sends a beginning, and then one piece after the other until the connection ends. */
const dripping = (beginning: string, piece: string) => (socket: Socket) => {
  socket.write(beginning);
  const timer = setInterval(() => socket.write(piece), 20);
  socket.on("close", () => clearInterval(timer));
};

const endless: readonly (readonly [name: string, answers: (socket: Socket) => void])[] = [
  ["nothing at all", () => {}],
  ["a byte of a body now and then", dripping(`${head}content-length: 100000\r\n\r\n`, "a")],
  ["a chunk now and then", dripping(`${head}transfer-encoding: chunked\r\n\r\n`, "1\r\na\r\n")],
  ["a byte of a header now and then", dripping(`${head}x-a: `, "a")],
  ["promises of an answer", dripping("HTTP/1.1 103 Early Hints\r\n\r\n", "HTTP/1.1 103 Early Hints\r\n\r\n")],
];

/** The driver as it runs in a load, but for a time that a test may take. */
async function lostTo(answers: (socket: Socket) => void): Promise<readonly (string | null)[]> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => answers(socket));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const driver = fork(fileURLToPath(new URL("./load-driver.mjs", import.meta.url)), [], {
    serialization: "advanced",
    execArgv: [],
  });
  try {
    driver.send({
      origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      prefix: "",
      requests: [{ path: "/", method: "GET", headers: {}, body: null }],
      total: 20,
      perSecond: 100,
      timeout: 500,
      connections: 10,
      keepBytes: 1000,
      largest: 1000,
    });
    const [report] = await once(driver, "message");
    return report.results.map(({ lost }: { readonly lost: string | null }) => lost);
  } finally {
    driver.kill();
    server.close();
  }
}

test.each(endless)(
  "a load on a server that answers %s ends, and counts each request as lost",
  async (_, answers) => {
    const lost = await lostTo(answers);
    expect(lost).toHaveLength(20);
    for (const reason of lost) expect(reason).toMatch(/\S/);
  },
);
