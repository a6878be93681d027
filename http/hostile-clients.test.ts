import { connect, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { AppOptions } from "./app-options.js";
import { type OpenLibrary, openLibrary, promised } from "./test-library.js";

/** Clients that spend little and would have the server spend much. */
let library: OpenLibrary;
afterEach(() => library.close(0));

async function open(options: AppOptions = {}, handlers: Parameters<typeof openLibrary>[0] = {}) {
  library = await openLibrary(handlers, options);
}

interface Client {
  readonly socket: Socket;
  /** All that it heard until the server hung up. */
  readonly heard: Promise<string>;
}

function client(): Client {
  const socket = connect(Number(new URL(library.url).port), "127.0.0.1");
  let all = "";
  socket.setEncoding("latin1").on("data", (text) => {
    all += text;
  });
  socket.on("error", () => {});
  return { socket, heard: new Promise((resolve) => socket.once("close", () => resolve(all))) };
}

const head = (line: string, ...fields: readonly string[]): string =>
  [`${line} HTTP/1.1`, "Host: a", ...fields, "", ""].join("\r\n");
const CHUNKED = "Transfer-Encoding: chunked";
const JSON_TYPE = "Content-Type: application/json";
const chunks = (text: string): string => text.replace(/./g, "1\r\n$&\r\n");
const statuses = (heard: string) => [...heard.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => status);

/** Writes the same again and again until the server hangs up; gives how many bytes it took, or null after so many. */
async function writeUntilHungUp(socket: Socket, text: string, most: number): Promise<number | null> {
  let sent = 0;
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  while (sent < most && !socket.destroyed) {
    sent += text.length;
    if (!socket.write(text))
      await Promise.race([closed, new Promise((resolve) => socket.once("drain", resolve))]);
  }
  return socket.destroyed ? sent : null;
}

test("a body in chunks of one byte is the body it is", async () => {
  await open({}, { postBooks: async (input: { body: object }) => ({ status: 201, body: input.body }) });
  const { socket, heard } = client();
  const body = JSON.stringify({ title: "Emma", note: "x".repeat(20_000) });
  socket.write(head("POST /books", CHUNKED, JSON_TYPE, "Connection: close"));
  socket.write(`${chunks(body)}0\r\n\r\n`);
  const answer = await heard;
  expect(statuses(answer)).toEqual(["201"]);
  expect(JSON.parse(answer.split("\r\n\r\n")[1] ?? "")).toMatchObject({
    title: "Emma",
    note: "x".repeat(20_000),
  });
});

const endless = [
  ["of an operation", head("POST /books", CHUNKED, JSON_TYPE)],
  ["of an operation that takes none", head("GET /books", CHUNKED)],
  ["of /healthz", head("GET /healthz", CHUNKED)],
  ["without credentials", head("DELETE /books/7", CHUNKED)],
  ["to nowhere", head("POST /nowhere", CHUNKED)],
  ["of another method", head("PATCH /books", CHUNKED)],
  ["that is compressed", head("POST /books", CHUNKED, JSON_TYPE, "Content-Encoding: gzip")],
] as const;

test.each(endless)(
  "a body without end %s is heard out for so long, then hung up on",
  async (_name, start) => {
    await open({ bodyLimit: 1_000 });
    const { socket } = client();
    socket.write(start);
    const sent = await writeUntilHungUp(socket, `1000\r\n${"x".repeat(4_096)}\r\n`, 40_000_000);
    expect(sent).not.toBeNull();
  },
);

test("what frames a body counts as well: chunk extensions are no way to send for ever", async () => {
  await open({ bodyLimit: 1_000 });
  const { socket } = client();
  socket.write(head("GET /healthz", CHUNKED));
  expect(await writeUntilHungUp(socket, `1;e=${"x".repeat(8_000)}\r\na\r\n`, 40_000_000)).not.toBeNull();
});

test("bodies share their memory: where it is used up, the largest unfinished one is given up", async () => {
  await open(
    { bodyLimit: 100_000, bodyMemory: 150_000 },
    { postBooks: async (input: { body: object }) => ({ status: 201, body: input.body }) },
  );
  const large = client();
  const start = head("POST /books", JSON_TYPE, "Content-Length: 90000");
  large.socket.write(start + " ".repeat(80_000));
  // Half of the memory and no more: whenever both together hold too much, the large one holds more.
  const whole = JSON.stringify({ title: "Emma", note: "x".repeat(74_000) });
  // A small one may be served before all of the large one has come; then the next finds the memory used up.
  while (!large.socket.destroyed) {
    const small = client();
    small.socket.write(
      head("POST /books", JSON_TYPE, `Content-Length: ${whole.length}`, "Connection: close") + whole,
    );
    expect(statuses(await small.heard)).toEqual(["201"]);
  }
  expect(statuses(await large.heard)).toEqual([]);
});

test("requests in a row beyond their number are hung up on, and few of them are served", async () => {
  let served = 0;
  let gate = Promise.resolve();
  await open(
    {},
    {
      getBooks: async () => {
        served += 1;
        await gate;
        return { status: 200, body: {} };
      },
    },
  );
  const patient = client();
  patient.socket.write(head("GET /books").repeat(9) + head("GET /books", "Connection: close"));
  expect(statuses(await patient.heard)).toHaveLength(10);
  served = 0;
  const hungUp = promised<void>();
  gate = hungUp.promise;
  const hasty = client();
  hasty.socket.write(head("GET /books").repeat(5_000));
  await hasty.heard;
  hungUp.resolve();
  expect(served).toBe(16);
});

test("a trailer is no header", async () => {
  await open();
  const { socket, heard } = client();
  socket.write(head("DELETE /books/7", CHUNKED, "Connection: close"));
  socket.write("0\r\nAuthorization: Bearer ada\r\nX-Request-Id: mine\r\n\r\n");
  const answer = await heard;
  expect(statuses(answer)).toEqual(["401"]);
  expect(answer).not.toMatch(/^X-Request-Id: mine/im);
});

test("an expectation that nobody knows is refused, and its body not waited for", async () => {
  await open();
  const { socket, heard } = client();
  socket.write(head("POST /books", JSON_TYPE, "Expect: wonders", "Content-Length: 1000000"));
  expect(statuses(await heard)).toEqual(["417"]);
});
