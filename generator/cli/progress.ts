import type { Progress } from "../project/compile-project.js";
import type { Terminal } from "./terminal.js";

const patience = 500;

/** Draws one line on a terminal once work takes longer than people wait without asking. */
export function progressLine(terminal: Terminal): { readonly step: Progress; readonly clear: () => void } {
  const since = Date.now();
  let drawn = 0;
  return {
    step: (done, total) => {
      const now = Date.now();
      if (!terminal.live || now - since < patience || now - drawn < 50) return;
      drawn = now;
      terminal.redraw(`Reading specifications: ${done} of ${total}`);
    },
    clear: () => {
      if (drawn > 0) terminal.redraw("");
    },
  };
}
