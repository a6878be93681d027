// Loaded first into every process that is measured: when it ends it says what it has used. A parent cannot ask this
// of its child in Node, and the peak that the kernel keeps for a parent also counts the parent's own pages.
const { appendFileSync, readFileSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");

const file = process.env.BENCH_ACCOUNT;

/** The most memory this program has held, in KiB: `VmHWM` starts anew at exec, `maxRSS` does not. */
function peak() {
  try {
    return Number(/^VmHWM:\s*(\d+) kB/m.exec(readFileSync("/proc/self/status", "utf8"))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

if (file !== undefined && isMainThread) {
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime } = process.resourceUsage();
    appendFileSync(
      file,
      `${JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, peakKiB: peak() })}\n`,
    );
  });
}
