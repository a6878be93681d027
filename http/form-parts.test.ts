import { expect, it } from "vitest";
import { entriesOfParts } from "./form-parts.js";

const head = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n';

it.each([
  ["boundaries without end", "--x\r\n".repeat(200_000), "too many"],
  ["what looks like a boundary", "-".repeat(1_000_000), "unreadable"],
  ["headers without end", `--x\r\n${"A: b\r\n".repeat(150_000)}`, "unreadable"],
  ["parts without end", `${head}\r\n`.repeat(18_000), "too many"],
  ["a preamble", `before\r\n${head}b\r\n--x--\r\n`, "unreadable"],
  ["nearly boundaries in a value", `${head}${"\r\n-".repeat(300_000)}\r\n--x--\r\n`, 1],
])("%s end, in little memory", async (_what, body, outcome) => {
  const before = process.memoryUsage().rss;
  const found = await entriesOfParts("multipart/form-data; boundary=x", Buffer.from(body));
  expect(typeof found === "string" ? found : found.length).toBe(outcome);
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
});
