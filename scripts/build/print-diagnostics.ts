import { writeFileSync } from "node:fs";
import { catalogPage } from "../../generator/diagnostics/catalog-page.js";

// Renews docs/diagnostics.md from the catalogue; a test holds the page to it.
writeFileSync(new URL("../../docs/diagnostics.md", import.meta.url), catalogPage());
