import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import type { Listening } from "./application.js";

/** Listens on a free port of this machine. */
export function listen(handler: RequestListener): Promise<Listening> {
  let current = handler;
  const server = createServer((request, response) => current(request, response));
  // Longer than any scenario, so that the client's kept connections do not meet a closed connection.
  server.keepAliveTimeout = 60_000;
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        url: `http://127.0.0.1:${port}`,
        swap: (next) => {
          current = next;
        },
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}
