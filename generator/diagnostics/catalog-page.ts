import { change } from "./catalog/change.js";
import { contract } from "./catalog/contract.js";
import { document } from "./catalog/document.js";
import { notation } from "./catalog/notation.js";
import { project } from "./catalog/project.js";
import { scaffold } from "./catalog/scaffold.js";
import { scenario } from "./catalog/scenario.js";
import { printCatalog } from "./document.js";

/** The parts of the catalogue in the order in which a run comes to them. */
export const rooms = [
  { title: "The document", entries: document },
  { title: "The notation", entries: notation },
  { title: "The contract", entries: contract },
  { title: "Scenarios", entries: scenario },
  { title: "Changes", entries: change },
  { title: "The project and its output", entries: project },
  { title: "Handwritten steps and scaffolds", entries: scaffold },
] as const;

/** docs/diagnostics.md as it should be. */
export const catalogPage = (): string => printCatalog(rooms);
