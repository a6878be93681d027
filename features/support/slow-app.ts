import type { Application, ApplicationOptions } from "@specwright/acceptance";
import openShop from "./app.js";

export { listen } from "./app.js";

const LATE_MILLISECONDS = 200;

/** The same shop, which takes up every request too late: the service levels must see it. See scripts/test/slo-proof.mjs. */
export default async function openSlowShop(options: ApplicationOptions): Promise<Application> {
  const application = await openShop(options);
  if (!("handler" in application))
    throw new Error("The shop listens by itself, so nothing can stand before it.");
  const { handler } = application;
  return {
    ...application,
    handler: (request, response) => {
      setTimeout(() => handler(request, response), LATE_MILLISECONDS);
    },
  };
}
