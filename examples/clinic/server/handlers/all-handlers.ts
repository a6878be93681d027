import type { Handlers } from "../../generated/handlers.js";
import type { Umgebung } from "../umgebung.js";
import { createPatientenHandlers } from "./patienten.js";
import { createPraxisHandlers } from "./praxis.js";
import { createTermineHandlers } from "./termine.js";
import { createUnterlagenHandlers } from "./unterlagen.js";

export function createHandlers(umgebung: Umgebung): Handlers {
  return {
    ...createPatientenHandlers(umgebung),
    ...createPraxisHandlers(),
    ...createTermineHandlers(umgebung),
    ...createUnterlagenHandlers(umgebung),
  };
}
