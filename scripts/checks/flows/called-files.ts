import { Session } from "node:inspector/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/**
 * The project's own files of which a function is called while `flow` runs, sorted. What is called only when a file is
 * loaded is left out where everything was loaded before.
 */
export async function calledFiles(flow: () => unknown): Promise<readonly string[]> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  await session.post("Profiler.takePreciseCoverage");
  await flow();
  const { result } = await session.post("Profiler.takePreciseCoverage");
  session.disconnect();
  return result
    .filter(({ functions }) => functions.some(isCalled))
    .flatMap(({ url }) => (url.startsWith("file:") ? [fileURLToPath(url)] : []))
    .filter((path) => path.startsWith(root) && !path.includes("node_modules") && !path.includes("/flows/"))
    .map((path) => path.slice(root.length).replaceAll("\\", "/"))
    .sort();
}

interface CountedFunction {
  readonly functionName: string;
  readonly ranges: readonly { readonly startOffset: number; readonly count: number }[];
}

/** The first range of a function is all of it; a function that begins where the file does is the file itself. */
function isCalled({ functionName, ranges: [whole] }: CountedFunction): boolean {
  const isFile = functionName === "" && whole?.startOffset === 0;
  // The loader of TypeScript adds the other.
  return whole !== undefined && whole.count > 0 && !isFile && functionName !== "__name";
}
