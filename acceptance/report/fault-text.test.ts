import { describe, expect, it } from "vitest";
import { faultInLog, faultText } from "./fault-text.js";

describe("the text of a fault", () => {
  it("is the message, its cause and the frames of the project's own code", () => {
    const error = new Error("the store is gone", { cause: new RangeError("too far") });
    error.stack = [
      "Error: the store is gone",
      "    at read (/shop/store.ts:4:2)",
      "    at Layer.handle (/shop/node_modules/router/layer.js:1:1)",
      "    at process.task (node:internal/process:1:1)",
    ].join("\n");
    expect(faultText(error)).toBe(
      "Error: the store is gone\ncaused by RangeError: too far\n  at read (/shop/store.ts:4:2)",
    );
  });

  it("is whatever was thrown", () => {
    expect(faultText("no")).toBe("no");
  });
});

describe("a server's log", () => {
  it("explains a request by the error of its line of JSON", () => {
    const log = [
      '{"level":30,"requestId":"r1","status":200}',
      '{"level":50,"requestId":"r2","status":500,"err":{"type":"ContractFault","message":"left out the header ETag"}}',
    ].join("\n");
    expect(faultInLog("r2", log)).toBe("ContractFault: left out the header ETag");
    expect(faultInLog("r1", log)).toBe(null);
    expect(faultInLog("r3", log)).toBe(null);
    expect(faultInLog("", log)).toBe(null);
  });

  it("explains a request by a line of text and its trace", () => {
    const log = [
      "r1 GET /notes TypeError: no title",
      "    at node:internal/timers:1:1",
      "    at list (/notes/list.py:3)",
      "r2 GET /notes TypeError: another",
    ].join("\n");
    expect(faultInLog("r1", log)).toBe("r1 GET /notes TypeError: no title\n    at list (/notes/list.py:3)");
  });

  it("is quoted shortly, however long it is", () => {
    const long = faultInLog("r1", `${"r1 x".repeat(100_000)}\n`.repeat(50));
    expect(long?.split("\n").length).toBeLessThan(10);
    expect(long?.length).toBeLessThan(6_000);
  });
});
