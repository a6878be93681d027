/** The floor: `node:http` alone. It believes every body, knows four paths by heart and checks nothing it answers. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { ProductBody } from "../../../../generated/schemas.js";
import { callerOf } from "./caller-of.js";
import { problemOf } from "./problems.js";
import { shopLogic } from "./shop-logic.js";

const shop = shopLogic();

function bodyOf(request: IncomingMessage): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => {
      text += chunk;
    });
    request.on("end", () => {
      try {
        resolve(text === "" ? {} : JSON.parse(text));
      } catch (error) {
        reject(error);
      }
    });
    request.on("error", reject);
  });
}

function send(response: ServerResponse, status: number, body: object, type = "application/json"): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { "Content-Type": type, "Content-Length": Buffer.byteLength(text) }).end(text);
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url = "/" } = request;
  const refuse = (code: Parameters<typeof problemOf>[0]): void => {
    const problem = problemOf(code, url);
    send(response, problem.status, problem, "application/problem+json");
  };
  const give = (status: number, outcome: object | Parameters<typeof problemOf>[0]): void =>
    typeof outcome === "string" ? refuse(outcome) : send(response, status, outcome);

  if (method === "GET" && url === "/api/products") return give(200, await shop.list(1_000));
  if (method === "GET" && url.startsWith("/api/products/")) return give(200, await shop.one(url.slice(14)));
  if (method === "GET" && url === "/healthz") return give(200, { status: "ok" });
  if (method !== "POST") return refuse("ROUTE_NOT_FOUND");
  const identity = callerOf(request.headers.authorization);
  if (identity === null) return refuse("UNAUTHENTICATED");
  const body = await bodyOf(request);
  if (url === "/api/cart/items") {
    const { productId, quantity } = body as { readonly productId: string; readonly quantity: number };
    return give(200, await shop.addToCart(identity.caller, productId, quantity));
  }
  if (url === "/api/orders") return give(201, await shop.order(identity.caller));
  if (url === "/api/products") return give(201, await shop.add(body as ProductBody));
  return refuse("ROUTE_NOT_FOUND");
}

createServer((request, response) => {
  answer(request, response).catch(() => {
    send(response, 500, problemOf("INTERNAL_ERROR", request.url ?? "/"), "application/problem+json");
  });
}).listen(Number(process.env.PORT), "127.0.0.1");
