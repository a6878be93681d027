import { connect } from "node:net";
import { bindRoutes, createApp, listen, type Presented } from "../../../http/kernel.js";
import { contract, handlers } from "./contract.js";
import type { RawRequest } from "./raw-request.js";
import { requests } from "./requests.js";

interface Recorded {
  readonly request: RawRequest;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Of the connection, of the moment, or made up anew each time. */
const PASSING = new Set(["connection", "date", "keep-alive", "transfer-encoding"]);

const authenticate = async ({ Bearer: caller = "" }: Presented) =>
  caller === "nobody" ? null : { caller, roles: caller === "ada" ? ["librarian"] : [] };

/** Asks the TypeScript kernel everything; one answer a line, in ASCII. */
export async function answersOfKernel(): Promise<string> {
  const server = await listen(createApp(bindRoutes(contract, handlers), { authenticate, log: () => {} }));
  const port = Number(new URL(server.url).port);
  const lines: string[] = [];
  for (const request of requests) {
    const answer = read(request, await said(port, request));
    lines.push(JSON.stringify(answer).replace(/[\u007f-\uffff]/g, escaped));
  }
  await server.close();
  return `${lines.join("\n")}\n`;
}

function said(port: number, { method, target, headers, body }: RawRequest): Promise<string> {
  const own = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  const length = body === "" ? "" : `Content-Length: ${body.length}\r\n`;
  const head = `${method} ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${own}${length}\r\n`;
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1").setEncoding("latin1");
    let heard = "";
    socket.on("data", (text) => {
      heard += text;
    });
    socket.on("error", reject).on("close", () => resolve(heard));
    socket.write(head + body, "latin1");
  });
}

function read(request: RawRequest, heard: string): Recorded {
  const at = heard.indexOf("\r\n\r\n");
  const [line = "", ...fields] = heard.slice(0, at).split("\r\n");
  const headers = fields.map((field) => {
    const colon = field.indexOf(":");
    return [field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim()] as const;
  });
  const kept = headers.filter(([name]) => !PASSING.has(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    request,
    status: Number(line.split(" ")[1]),
    headers: Object.fromEntries(kept.map(([name, value]) => [name, steady(name, value)])),
    body: heard.slice(at + 4),
  };
}

/** What is made up anew each time is known by its form alone. */
function steady(name: string, value: string): string {
  if (name === "x-request-id") return value.replace(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "(new)");
  if (name === "traceparent") return value.replace(/^(00-[0-9a-f]{32})-[0-9a-f]{16}-(0[01])$/, "$1-(new)-$2");
  return value;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
