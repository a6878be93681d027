import { connect } from "node:net";
import { expect, test } from "vitest";
import { type ListenOptions, listen } from "./listen.js";

/** Writes to a server piece by piece and gives back all that it said until it hung up. */
async function say(url: string, ...pieces: readonly string[]): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  let heard = "";
  socket.setEncoding("latin1").on("data", (text) => {
    heard += text;
  });
  const hungUp = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  socket.on("error", () => {});
  for (const piece of pieces) socket.write(piece);
  await hungUp;
  return heard;
}

async function open(limits: ListenOptions["limits"] = {}) {
  return listen(
    (request, response) => {
      request.resume();
      request.on("end", () => response.end("heard"));
    },
    { limits },
  );
}

const START = "POST / HTTP/1.1\r\nHost: a\r\n";

test("a client that never ends its headers, or its body, is hung up on", async () => {
  const server = await open({ headersTimeout: 200, requestTimeout: 400 });
  const started = performance.now();
  const [headers, body] = await Promise.all([
    say(server.url, START),
    say(server.url, `${START}Content-Length: 10\r\n\r\n12`),
  ]);
  expect(headers).toMatch(/^HTTP\/1\.1 408 /);
  expect(body).toMatch(/^HTTP\/1\.1 408 /);
  expect(performance.now() - started).toBeLessThan(2_000);
  await server.close();
});

test("headers beyond their number or their size are refused, never dropped", async () => {
  const server = await open({ headers: 10, headerBytes: 2_048 });
  const end = "Connection: close\r\n\r\n";
  const headers = (count: number) => Array.from({ length: count }, (_, at) => `X-${at}: 1\r\n`).join("");
  expect(await say(server.url, START, headers(8), end)).toMatch(/^HTTP\/1\.1 200 /);
  expect(await say(server.url, START, headers(9), end)).toMatch(/^HTTP\/1\.1 431 /);
  expect(await say(server.url, START, `X-Long: ${"x".repeat(3_000)}\r\n`, end)).toMatch(/^HTTP\/1\.1 431 /);
  await server.close();
});

test("connections beyond their number are hung up on", async () => {
  const server = await open({ connections: 1 });
  const first = connect(Number(new URL(server.url).port), "127.0.0.1");
  await new Promise((resolve) => first.once("connect", resolve));
  expect(await say(server.url, START, "\r\n")).toBe("");
  first.destroy();
  await server.close();
});

test("a client that does not read is hung up on, and one that waits long for its answer is not", async () => {
  const large = Buffer.alloc(32 * 1024 * 1024, "x");
  const limits = { answerTimeout: 200 };
  const server = await listen(
    (request, response) => {
      if (request.url === "/large") response.end(large);
      else setTimeout(() => response.end("at last"), 700);
    },
    { limits },
  );
  const deaf = connect(Number(new URL(server.url).port), "127.0.0.1").pause();
  const failed = new Promise((resolve) => deaf.once("error", resolve));
  const waiting = say(server.url, "GET /late HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  deaf.write("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
  expect(await waiting).toMatch(/at last$/);
  // The connection is reset: what comes next is no longer taken.
  const writing = setInterval(() => deaf.write("GET /late HTTP/1.1\r\nHost: a\r\n\r\n"), 50);
  expect(String(await failed)).toMatch(/ECONNRESET|EPIPE/);
  clearInterval(writing);
  await server.close();
});
