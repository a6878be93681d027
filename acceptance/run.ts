/** Runs a suite and shows how it ended: what the command line imports as `@specwright/acceptance/run`. */
export { renderSummary } from "./report/render.js";
export type { Failure, Summary } from "./report/summary.js";
export { explainedByLog } from "./report/with-faults.js";
export {
  type AcceptanceOptions,
  acceptanceDefaults,
  failedAcceptance,
  prepareAcceptance,
  runAcceptance,
} from "./run/run-acceptance.js";
export { selectionTrouble } from "./run/selection.js";
export { startServer } from "./server/start-server.js";
