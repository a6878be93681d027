import { change } from "./catalog/change.js";
import { contract } from "./catalog/contract.js";
import { document } from "./catalog/document.js";
import { feature } from "./catalog/feature.js";
import { notation } from "./catalog/notation.js";
import { project } from "./catalog/project.js";
import { scaffold } from "./catalog/scaffold.js";
import { scenario } from "./catalog/scenario.js";

/** Every diagnostic there is, by the room that gives it. docs/diagnostics.md is printed from this. */
export const catalog = {
  ...document,
  ...notation,
  ...contract,
  ...scenario,
  ...feature,
  ...change,
  ...project,
  ...scaffold,
} as const;
