/** What one kind of hostile client writes to a socket, byte for byte. */
export interface Attack {
  readonly name: string;
  /** Connections at once; one that is closed is opened again. */
  readonly connections: number;
  /** What a connection begins with; the connections take these in turn. */
  readonly openings: readonly string[];
  /** What it writes again and again from then on; null: it is silent and stays. */
  readonly again: string | null;
  /** Milliseconds between two writes; 0: as fast as they are taken. */
  readonly pause: number;
  /** Whether it reads what it is answered. */
  readonly reads: boolean;
}

const KILOBYTE = 1_000;
const JSON_TYPE = "Content-Type: application/json\r\n";
const CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";

const head = (line: string, fields = ""): string => `${line} HTTP/1.1\r\nHost: shop\r\n${fields}`;

/** A request for every way in which a body is read, refused or not looked at. */
function heads(authorization: string): readonly string[] {
  return [
    head("POST /api/cart/items", `Authorization: ${authorization}\r\n${JSON_TYPE}`),
    head("POST /api/webhooks/payments", `Webhook-Signature: t=1,v1=0\r\n${JSON_TYPE}`),
    head("GET /healthz", JSON_TYPE),
    head("GET /metrics"),
    head("POST /api/cart/items", JSON_TYPE),
    head("POST /nowhere"),
    head("DELETE /api/products"),
    head("POST /api/webhooks/payments", `Content-Encoding: gzip\r\n${JSON_TYPE}`),
  ];
}

/** All attacks, those that a short run is made of first. `authorization` is that of a buyer, for what is read only from those who have a token. */
export function attacksWith(authorization: string): readonly Attack[] {
  const all = heads(authorization);
  const chunked = all.map((each) => each + CHUNKED);
  const attack = (name: string, rest: Partial<Attack> & Pick<Attack, "openings">): Attack => ({
    name,
    connections: 8,
    again: null,
    pause: 0,
    reads: true,
    ...rest,
  });
  return [
    attack("chunks of one byte", { openings: chunked, again: "1\r\na\r\n".repeat(2_000) }),
    attack("requests with trailers", {
      openings: [""],
      again: chunked.map((each) => `${each}1\r\n \r\n0\r\n${"X-T: 1\r\n".repeat(90)}\r\n`).join(""),
    }),
    attack("requests in a row, answers not read", {
      openings: [""],
      again: head("GET /api/products", "\r\n").repeat(500),
      reads: false,
    }),
    attack("chunks of one byte, each sent alone", {
      connections: 64,
      openings: chunked,
      again: "1\r\na\r\n",
      pause: 20,
    }),
    attack("chunk extensions", {
      openings: chunked,
      again: `1;e=${"x".repeat(8 * KILOBYTE)}\r\na\r\n`,
    }),
    attack("trailers without end", {
      openings: chunked.map((each) => `${each}1\r\n \r\n0\r\n`),
      again: "X-Trailer: 1\r\n".repeat(500),
    }),
    attack("bodies without end", {
      openings: all.map((each) => `${each}Content-Length: 1000000000000\r\n\r\n`),
      again: "x".repeat(64 * KILOBYTE),
    }),
    attack("requests in a row, answers read", {
      openings: [""],
      again: head("GET /healthz", "\r\n").repeat(500),
    }),
    attack("headers without end", {
      openings: [head("GET /healthz")],
      again: "X-Header: 1\r\n".repeat(500),
    }),
    attack("requests with many headers", {
      openings: [""],
      again: head("GET /healthz", `${"X-H: 1\r\n".repeat(95)}\r\n`).repeat(20),
    }),
    attack("empty lines", { openings: [""], again: "\r\n".repeat(5_000) }),
    attack("headers that never come", {
      connections: 800,
      openings: [`${head("POST /api/cart/items")}X-Long: ${"x".repeat(12 * KILOBYTE)}`],
      again: "x",
      pause: 1_000,
    }),
    attack("bodies that stop before their end", {
      connections: 150,
      openings: all.map((each) => `${each}Content-Length: 1000000\r\n\r\n${" ".repeat(990 * KILOBYTE)}`),
    }),
  ];
}
