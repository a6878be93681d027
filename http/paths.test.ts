import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { z } from "zod";
import { createApp } from "./app.js";
import { type Operation, operation } from "./operation.js";
import { problemDetails } from "./problem.js";
import { bindRoutes } from "./routes.js";
import { strictObject } from "./strict-object.js";

/** Each operation answers with its own method and path, and with what its parameters hold. */
const operations: readonly Operation[] = [
  ["GET", "/prüfung/{größe}"],
  ["GET", "/a(b)+c"],
  ["GET", "/100%25"],
  ["GET", "/files/{name}"],
  ["GET", "/files/{name}.json"],
  ["GET", "/files/{a}-{b}"],
  ["GET", "/files/"],
  ["HEAD", "/files/{name}"],
  ["POST", "/healthz"],
].map(([method = "", path = ""]) => {
  const names = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name);
  return operation({
    id: `${method} ${path}`,
    method: method as Operation["method"],
    path,
    capability: "paths",
    requirements: [],
    ...(names.length === 0
      ? {}
      : { params: strictObject(Object.fromEntries(names.map((name) => [name, z.string()]))) }),
    replies: method === "HEAD" ? { 202: null } : { 200: "text/plain" },
    errors: [],
  });
});

const handlers = Object.fromEntries(
  operations.map(({ id, method }) => [
    id,
    async ({ params = {} }: { params?: object }) =>
      method === "HEAD" ? { status: 202 } : { status: 200, body: [id, ...Object.values(params)].join(" | ") },
  ]),
);

test.each([
  ["GET", "/prüfung/%C3%BC", "GET /prüfung/{größe} | ü"],
  ["GET", "/pr%c3%bcfung/x%2Fy", "GET /prüfung/{größe} | x/y"],
  ["GET", "/a(b)+c", "GET /a(b)+c"],
  ["GET", "/%61%28b%29%2Bc", "GET /a(b)+c"],
  ["GET", "/100%25", "GET /100%25"],
  ["GET", "/files/x", "GET /files/{name} | x"],
  ["GET", "/files/x.json", "GET /files/{name}.json | x"],
  ["GET", "/files/x-y-z.json", "GET /files/{name}.json | x-y-z"],
  ["GET", "/files/x-y-z", "GET /files/{a}-{b} | x-y | z"],
  ["GET", "/files/", "GET /files/"],
  ["GET", "/files", 404],
  ["HEAD", "/files/x", 202],
  ["HEAD", "/files/x.json", 200],
  ["POST", "/files/x", 405],
  ["GET", "/healthz", '{"status":"ok"}'],
  ["GET", "/files/%C3", 400],
])("%s %s", async (method, path, expected) => {
  const contract = { operations, errors: {}, errorBody: problemDetails };
  const server = createServer(createApp(bindRoutes(contract, handlers))).listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method });
  const text = await response.text();
  expect(typeof expected === "number" ? response.status : text).toBe(expected);
  await new Promise((closed) => server.close(closed));
});
