// For `npx cucumber-js`; `specwright test` needs none of this. TypeScript is loaded by tsx: NODE_OPTIONS="--import tsx".
export default {
  paths: ["generated/features/**/*.feature", "features/**/*.feature"],
  import: ["generated/steps/suite.ts", "features/steps/**/*.ts"],
  tags: "not @slo",
  format: ["specwright/report"],
};
