import { createApp } from "@specwright/http";
import { createRoutes } from "../generated/routes.js";
import { createBestand } from "./bestand.js";
import { createEinmal } from "./einmal.js";
import { createHandlers } from "./handlers/all-handlers.js";
import { createAuthenticate } from "./handlers/authenticate.js";
import type { Senden } from "./umgebung.js";

/** Eine Praxis ohne Akten und Termine, mit eigener Uhr. */
export function createPraxis(now: () => Date, senden: Senden): ReturnType<typeof createApp> {
  const idempotencyStore = createEinmal();
  const handlers = createHandlers({ bestand: createBestand(), store: idempotencyStore.store, senden });
  return createApp(createRoutes(handlers), { now, idempotencyStore, authenticate: createAuthenticate(now) });
}
