import { expect, test } from "vitest";
import { z } from "zod";
import { field } from "../testing/parts.js";
import { shopModel } from "../testing/shop-model.js";
import { print } from "../text/print.js";
import { FileScope } from "./scope.js";
import { zodField } from "./zod-text.js";

test("a URI with letters beyond ASCII is one however often it is asked", () => {
  const home = field("home", { kind: "scalar", scalar: "uri" });
  const text = print(zodField(home, new FileScope(shopModel)));
  const schema = new Function("z", `return ${text};`)(z) as z.ZodType;
  const refused = Array.from({ length: 20_000 }, () => schema.safeParse("https://ä.de/ü").success).filter(
    (fits) => !fits,
  );
  expect(refused).toHaveLength(0);
});
