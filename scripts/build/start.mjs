// Serves the shop: `npm start`.
import { pathToFileURL } from "node:url";
import { buildProgram } from "./build-program.mjs";

process.setSourceMapsEnabled(true);
await import(pathToFileURL(await buildProgram("runtime/main.ts")).href);
