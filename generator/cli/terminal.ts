import picocolors from "picocolors";
import type { Colors } from "picocolors/types.js";
import { visible, visiblePage } from "../diagnostics/visible.js";

/** Where a command writes. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Draws over the last line of stderr; that needs `live`. */
  readonly redraw: (line: string) => void;
  readonly colors: Colors;
  readonly errorColors: Colors;
  /** Columns; a pipe is given a wide page. */
  readonly width: number;
  /** Whether a line on stderr may be drawn over. */
  readonly live: boolean;
  /** Asks for a yes; `null` where nobody can answer. */
  readonly confirm: ((question: string) => Promise<boolean>) | null;
  readonly cwd: string;
}

/** The terminal of this process. Colours are for terminals, and for people who did not ask for none. */
export function processTerminal(colorless: boolean): Terminal {
  const { stdout, stderr, env } = process;
  // Whoever reads us may have read enough, as `head` does.
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  const wanted = !colorless && !env.NO_COLOR && env.TERM !== "dumb";
  return {
    out: (text) => void stdout.write(visiblePage(text)),
    err: (text) => void stderr.write(visiblePage(text)),
    redraw: (line) => void stderr.write(`\r\u001b[2K${visible(line)}`),
    colors: picocolors.createColors(wanted && stdout.isTTY === true),
    errorColors: picocolors.createColors(wanted && stderr.isTTY === true),
    width: stdout.columns ?? 140,
    live: stderr.isTTY === true && env.TERM !== "dumb",
    confirm: process.stdin.isTTY === true && stdout.isTTY === true ? confirm : null,
    cwd: process.cwd(),
  };
}

async function confirm(question: string): Promise<boolean> {
  const { createInterface } = await import("node:readline/promises");
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await lines.question(`${visible(question)} [y/N] `)).trim());
  } finally {
    lines.close();
  }
}
