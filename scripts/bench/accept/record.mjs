// A server that passes every request on to the one it is given and writes down what was asked and answered:
// node record.mjs <url> <file>
import { appendFileSync } from "node:fs";
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { request } from "undici";

const [target = "", file = ""] = process.argv.slice(2);
const hopByHop = new Set(["connection", "content-length", "host", "keep-alive", "transfer-encoding"]);
const endToEnd = (headers) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name)));

const server = createServer(async (asked, reply) => {
  const { method, url: path } = asked;
  const headers = endToEnd(asked.headers);
  const sent = await buffer(asked);
  const body = sent.length === 0 ? null : sent.toString();
  const answer = await request(target + path, { method, headers, body });
  const text = await answer.body.text();
  appendFileSync(
    file,
    `${JSON.stringify({ method, path, headers, body, status: answer.statusCode, text })}\n`,
  );
  reply.writeHead(answer.statusCode, endToEnd(answer.headers)).end(text);
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
