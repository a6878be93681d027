import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { addressBehind } from "./client-address.js";

const from = (remoteAddress: string, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded },
  }) as unknown as IncomingMessage;

test.each([
  [0, "10.0.0.1", "6.6.6.6", "10.0.0.1"],
  [0, "::ffff:10.0.0.1", undefined, "10.0.0.1"],
  [1, "10.0.0.1", "6.6.6.6, 7.7.7.7", "7.7.7.7"],
  [2, "10.0.0.1", "5.5.5.5, 6.6.6.6, 7.7.7.7", "6.6.6.6"],
  [2, "10.0.0.1", "7.7.7.7", "7.7.7.7"],
  [1, "10.0.0.1", undefined, "10.0.0.1"],
  [0, "2001:db8:1:2:3:4:5:6", undefined, "2001:db8:1:2::/64"],
  [0, "2001:db8::6", undefined, "2001:db8:0:0::/64"],
  [0, "::1", undefined, "0:0:0:0::/64"],
])("behind %i proxies %s that forwards %s is %s", (proxies, remote, forwarded, address) => {
  expect(addressBehind(proxies)(from(remote, forwarded))).toBe(address);
});

test("what a client invents is never long", () => {
  expect(addressBehind(1)(from("10.0.0.1", "x".repeat(9_000)))).toHaveLength(64);
});
