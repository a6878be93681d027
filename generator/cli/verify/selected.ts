import { tag } from "../../3-emit/suite/gherkin-text.js";
import type { SpecModel } from "../../model.js";
import { scenariosOf } from "../../verify/changed-scenarios.js";

/** Tag expressions that select what a verification runs. */

/** The tag that the generated feature gives a scenario, as tag expressions want it. */
const tagOf = (id: string): string => tag(`id:${id}`).replace(/[\\()\s]/g, "\\$&");

/** A command line holds no more of them. */
const MOST_NAMED = 500;

/** These scenarios, those that measure service levels among them. */
export const only = (ids: readonly string[]): string =>
  ids.length > MOST_NAMED ? "@slo or not @slo" : `(${ids.map(tagOf).join(" or ")}) and (@slo or not @slo)`;

/** The whole suite without service levels, which take their time, but for those that the change speaks of. */
export const allWith = (levels: readonly string[]): string => ["not @slo", ...levels.map(tagOf)].join(" or ");

/** The scenarios that measure service levels. */
export const levelsOf = (model: SpecModel): ReadonlySet<string> =>
  new Set(scenariosOf(model).flatMap(({ id, tags }) => (tags.includes("slo") ? [id] : [])));
