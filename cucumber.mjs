// For plain `npx cucumber-js`; `specwright test` needs none of this.
import { register as registerHooks } from "node:module";
import { register as registerTypeScript } from "tsx/esm/api";

// In this repository the packages are taken from their sources, built or not.
const sources =
  "export const resolve = (s, c, next) => next(s, { ...c, conditions: ['source', ...c.conditions] });";
registerHooks(`data:text/javascript,${encodeURIComponent(sources)}`);
registerTypeScript();

// Service levels run only when asked for; Cucumber would join this with the command line's own tags.
const asksForLevels = process.argv.some((argument) => argument.includes("@slo"));

export default {
  paths: ["generated/features/**/*.feature", "features/**/*.feature"],
  import: ["generated/steps/suite.ts", "features/steps/**/*.ts"],
  tags: asksForLevels ? "" : "not @slo",
  format: ["./acceptance/report/formatter.ts"],
};
