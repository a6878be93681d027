import type { Application, ApplicationOptions } from "specwright/acceptance";
import { createShop } from "../../runtime/shop.js";

/** The kernel's own listener spares each request a change of prototypes, which a plain one cannot. */
export { listen } from "@specwright/runtime/http";

/** A fresh and empty shop for each scenario, on the scenario's clock. */
export default function openShop({ now }: ApplicationOptions): Application {
  return { handler: createShop({ now }), close: () => {} };
}
