import { createServer } from "node:http";

/** Answers that it is well, and nothing else: the features look at the bank in this process. */
export default function application() {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "application/json").end('{"ok":true}');
  });
  return { handler: server.listeners("request")[0], close() {} };
}
