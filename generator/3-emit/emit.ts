import { type Memory, noMemory } from "../memory.js";
import type { SpecModel } from "../model.js";
import type { Target } from "../targets.js";
import { openapi } from "./openapi/openapi.js";
import type { OutputFile, RememberingEmitter } from "./output-file.js";
import { app as pythonApp } from "./python/app.js";
import { errors as pythonErrors } from "./python/errors.js";
import { handlers as pythonHandlers } from "./python/handlers.js";
import { models as pythonModels } from "./python/models.js";
import { packageFiles as pythonPackage } from "./python/package.js";
import { routes as pythonRoutes } from "./python/routes.js";
import { features } from "./suite/features.js";
import { steps } from "./suite/steps.js";
import { trace } from "./suite/trace.js";
import { errors } from "./typescript/errors.js";
import { handlers } from "./typescript/handlers.js";
import { routes } from "./typescript/routes.js";
import { schemas } from "./typescript/schemas.js";

const emitters: Readonly<Record<Target, readonly RememberingEmitter[]>> = Object.freeze({
  typescript: [schemas, errors, handlers, routes, openapi, features, steps, trace],
  python: [pythonModels, pythonErrors, pythonHandlers, pythonRoutes, pythonApp, pythonPackage],
});

/** Everything that is made from a specification for these targets, sorted by path. */
export function emit(
  model: SpecModel,
  targets: readonly Target[],
  memory: Memory = noMemory,
): readonly OutputFile[] {
  const files = targets.flatMap((target) => emitters[target].flatMap((emitter) => emitter(model, memory)));
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
