import { Agent, request as ask, type RequestListener } from "node:http";
import { TIME_HEADER } from "./process-words.js";

const agent = new Agent({ keepAlive: true, maxSockets: 128 });

/** Passes requests on as they are to a server elsewhere, and adds the time of the scenario, if it is to know. */
export function passOn(url: () => string, now: (() => Date) | null): RequestListener {
  return (request, response) => {
    const { hostname, port } = new URL(url());
    const time = now === null ? [] : [TIME_HEADER, String(now().getTime())];
    const headers = [...request.rawHeaders, ...time];
    const { method, url: path } = request;
    const passed = ask({ agent, hostname, port, method, path, headers, setHost: false });
    passed.on("response", (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    passed.on("error", () => response.destroy());
    request.pipe(passed);
  };
}
