import { bodies } from "./bodies.js";
import { forms } from "./forms.js";
import { heads } from "./headers.js";
import { media } from "./media.js";
import { routes } from "./paths.js";
import { commas, queries } from "./queries.js";
import type { RawRequest } from "./raw-request.js";
import { others, things } from "./values.js";

/** What both kernels are asked. */
export const requests: readonly RawRequest[] = [
  ...queries,
  ...commas,
  ...routes,
  ...bodies,
  ...things,
  ...others,
  ...media,
  ...forms,
  ...heads,
];
