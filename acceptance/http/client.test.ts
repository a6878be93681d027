import { createServer, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { startServer } from "../server/start-server.js";
import { createClient, type NoAnswer } from "./client.js";

const head = "HTTP/1.1 200 OK\r\n";
const second = 1000;

/** A server that does this with each connection once a request has come, and then whatever it likes. */
async function serverThat(answers: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => answers(socket));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

/** Writes first, then a piece every few milliseconds, for ever. */
const dripping =
  (first: string, piece: string, every = 20) =>
  (socket: Socket): void => {
    socket.write(first);
    const timer = setInterval(() => socket.write(piece), every);
    socket.on("close", () => clearInterval(timer));
  };

const endless: readonly (readonly [name: string, answers: (socket: Socket) => void, reason: string])[] = [
  ["nothing at all", () => {}, "it did not answer within 1 seconds"],
  [
    "a byte of a body now and then",
    dripping(`${head}content-length: 100000\r\n\r\n`, "a"),
    "not whole within 1 seconds",
  ],
  [
    "a chunk now and then",
    dripping(`${head}transfer-encoding: chunked\r\n\r\n`, "1\r\na\r\n"),
    "not whole within 1 seconds",
  ],
  ["a body until the connection ends", dripping(`${head}\r\n`, "a"), "not whole within 1 seconds"],
  ["a byte of a header now and then", dripping(`${head}x-a: `, "a"), "did not answer within 1 seconds"],
  ["headers without end", dripping(head, `x-a: ${"a".repeat(1000)}\r\n`, 1), "headers"],
  [
    "trailers without end",
    dripping(`${head}transfer-encoding: chunked\r\n\r\n1\r\na\r\n0\r\n`, "x-a: a\r\n"),
    "",
  ],
  [
    "promises of an answer",
    dripping("HTTP/1.1 103 Early Hints\r\n\r\n", "HTTP/1.1 103 Early Hints\r\n\r\n"),
    "",
  ],
  [
    "a body without end",
    (socket) => {
      socket.write(`${head}transfer-encoding: chunked\r\n\r\n`);
      const piece = `10000\r\n${"a".repeat(65536)}\r\n`;
      const more = (): void => {
        while (!socket.destroyed && socket.write(piece));
      };
      socket.on("drain", more);
      more();
    },
    "more than 16 MiB",
  ],
];

test.each(endless)("a server that answers %s is not waited for", async (_, answers, reason) => {
  const base = await serverThat(answers);
  const client = createClient(second);
  onTestFinished(() => client.close());
  const request = {
    operation: null,
    method: "GET",
    path: "/",
    secretQuery: "",
    headers: {},
    body: null,
    caller: null,
  };
  const since = performance.now();
  const error: NoAnswer = await client.send(base, request).then(
    () => Promise.reject(new Error("It was taken for an answer.")),
    (failure) => failure,
  );
  expect(error.message).toContain(reason);
  expect(error.url).toBe(`${base}/`);
  expect(performance.now() - since).toBeLessThan(8 * second);
});

test("a redirect is an answer, and is not followed", async () => {
  const base = await serverThat((socket) =>
    socket.end("HTTP/1.1 302 Found\r\nlocation: /\r\ncontent-length: 0\r\n\r\n"),
  );
  const client = createClient(second);
  onTestFinished(() => client.close());
  const request = {
    operation: null,
    method: "GET",
    path: "/",
    secretQuery: "",
    headers: {},
    body: null,
    caller: null,
  };
  expect((await client.send(base, request)).answer.status).toBe(302);
});

test("a server whose first answer never ends is there", async () => {
  const base = await serverThat(dripping(`${head}transfer-encoding: chunked\r\n\r\n`, "1\r\na\r\n"));
  const starting = await startServer("exit 0", {
    baseUrl: base,
    patience: second,
    cwd: ".",
    env: process.env,
  });
  expect(starting).toMatchObject({
    kind: "failed",
    problem: `Something answers at ${base} already; end it first.`,
  });
});

test("JSON nested deeper than anybody follows is no answer, and brackets in a text are not nested", async () => {
  const client = createClient(second);
  onTestFinished(() => client.close());
  const request = {
    operation: null,
    method: "GET",
    path: "/",
    secretQuery: "",
    headers: {},
    body: null,
    caller: null,
  };
  const sent = async (body: string) => {
    const base = await serverThat((socket) =>
      socket.end(`${head}content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`),
    );
    return client.send(base, request);
  };
  for (const deep of ["[".repeat(100_000) + "]".repeat(100_000), '{"a":'.repeat(501) + 1 + "}".repeat(501)])
    await expect(sent(deep)).rejects.toThrow("it sent JSON nested deeper than 500 levels");
  const flat = [[], "[".repeat(1000), '\\"{'.repeat(1000)];
  expect((await sent(JSON.stringify(flat))).answer.json?.value).toEqual(flat);
});
