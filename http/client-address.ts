import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";

/** Says where a request comes from, for callers who have not proved who they are. */
export type AddressOf = (request: IncomingMessage) => string;

/**
 * The address of a client behind so many proxies of ours. Each of them appends the address that it saw to
 * X-Forwarded-For, so only that many entries, counted from the end, can be believed.
 */
export function addressBehind(proxies: number): AddressOf {
  return (request) => {
    const seen = request.socket.remoteAddress ?? "";
    if (proxies === 0) return networkOf(seen);
    const given = request.headers["x-forwarded-for"];
    const hops = typeof given === "string" ? given.split(",").map((hop) => hop.trim()) : [];
    return networkOf(hops[Math.max(hops.length - proxies, 0)] ?? seen);
  };
}

/** Whoever has one IPv6 address has all of its /64. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address.slice(0, 64);
  const [head = "", tail] = address.toLowerCase().split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? [] : Array<string>(8 - left.length - right.length).fill("0");
  return `${[...left, ...zeros, ...right].slice(0, 4).join(":")}::/64`;
}
