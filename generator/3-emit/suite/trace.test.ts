import { expect, it } from "vitest";
import { shopModel } from "../testing/shop-model.js";
import { trace } from "./trace.js";

it("trace.json names the specification file of each capability, and nothing else", () => {
  const [file] = trace(shopModel);
  const expected = Object.fromEntries(shopModel.capabilities.map(({ id, path }) => [id, path]));
  expect(JSON.parse(file?.text ?? "")).toEqual(expected);
});
