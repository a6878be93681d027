import { lineOf } from "../history.js";
import type { Rule } from "./rule.js";

/** Where only the server is killed, no answer is a fault of its own. */
export const noFaults: Rule = ({ history, faultsExpected }) =>
  faultsExpected
    ? []
    : history
        .filter(({ answer }) => answer !== null && answer.status >= 500)
        .map((exchange) => ({ kind: "fault", what: `#${exchange.number}`, history: [lineOf(exchange)] }));
