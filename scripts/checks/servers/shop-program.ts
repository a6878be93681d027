import { buildProgram } from "../../build/build-program.mjs";

let built: Promise<string> | null = null;

/** The shop in TypeScript as `npm start` runs it, built once in a run. */
export function shopProgram(): Promise<string> {
  built ??= buildProgram("runtime/main.ts", "judged-shop");
  return built;
}
