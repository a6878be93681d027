import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { reserved } from "../../http/reserved.js";
import { reservedCodes, sharedCodes } from "../protocol/reserved-codes.js";

/** Where no catalogue says otherwise, the API description, both kernels and the suite have the same words. */
test("the codes of the kernel mean the same to the compiler and to both kernels", () => {
  const ofKernel = Object.entries(reserved).map(([code, { status, message }]) => [code, { status, message }]);
  expect(Object.fromEntries(ofKernel)).toEqual({ ...reservedCodes, ...sharedCodes });
  const python = readFileSync(new URL("../../python/specwright_http/reserved.py", import.meta.url), "utf8");
  for (const { status, title, message } of Object.values(reserved))
    expect(python.replace(/\s+/g, " ")).toMatch(
      new RegExp(`ErrorEntry\\( ?${status}, "${title}", "${message}" ?\\)`),
    );
});
