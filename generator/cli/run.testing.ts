import picocolors from "picocolors";
import { visiblePage } from "../diagnostics/visible.js";
import { main } from "./main.js";

/** The command line in this process, which is faster than a process for each run, without a terminal or colours. */
export async function run(
  cwd: string,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const colors = picocolors.createColors(false);
  const code = await main(args, {
    out: (text) => void out.push(visiblePage(text)),
    err: (text) => void err.push(visiblePage(text)),
    redraw: () => {
      throw new Error("Nothing is drawn over where there is no terminal.");
    },
    colors,
    errorColors: colors,
    width: 140,
    live: false,
    confirm: null,
    cwd,
  });
  return { code, out: out.join(""), err: err.join("") };
}
