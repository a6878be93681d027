import type { SpecModel } from "../model.js";
import { errors } from "./errors.js";
import { features } from "./features.js";
import { handlers } from "./handlers.js";
import { openapi } from "./openapi.js";
import type { Emitter, OutputFile } from "./output-file.js";
import { routes } from "./routes.js";
import { schemas } from "./schemas.js";
import { steps } from "./steps.js";
import { trace } from "./trace.js";

const emitters: readonly Emitter[] = Object.freeze([
  schemas,
  errors,
  handlers,
  routes,
  openapi,
  features,
  steps,
  trace,
]);

/** Everything that is made from a specification, sorted by path. */
export function emit(model: SpecModel): readonly OutputFile[] {
  const files = emitters.flatMap((emitter) => emitter(model));
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
