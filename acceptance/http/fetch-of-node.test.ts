import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

/** In a process of its own: which of the two is loaded first decides. */
const program = (first: string) => `
import { createServer } from "node:http";
${first}
const { createClient } = await import(${JSON.stringify(new URL("./client.ts", import.meta.url).href)});
const server = createServer((request, response) => request.resume().on("end", () => response.end("asked")));
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const { port } = server.address();
const headers = { "content-type": "application/x-www-form-urlencoded", "content-length": 3 };
const answer = await fetch("http://127.0.0.1:" + port, { method: "POST", body: "a=1", headers });
console.log(await answer.text(), typeof createClient);
server.closeAllConnections();
server.close();
`;

it.each(["", "void globalThis.Response;"])(
  "leaves what an application asks by fetch to Node: %s",
  (first) => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ["--conditions=source", "--import", "tsx", "--input-type=module", "--eval", program(first)],
      { encoding: "utf8" },
    );
    expect(stdout, stderr).toBe("asked function\n");
  },
);
