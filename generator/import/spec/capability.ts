import { proseHeading, proseParagraphs } from "../words/prose.js";

/** OpenSpec wants a purpose of 50 characters at least. */
const leastPurpose = 50;

/** A capability as a file. */
export function capabilityText(id: string, purpose: string, requirements: readonly string[]): string {
  return [
    `# ${proseHeading(id, "api")} Specification`,
    "## Purpose",
    purposeOf(id, purpose),
    "## Requirements",
    ...requirements,
  ]
    .join("\n\n")
    .concat("\n");
}

function purposeOf(id: string, text: string): string {
  const words = proseParagraphs(text).join("\n\n");
  if (words.length >= leastPurpose) return words;
  const known = `${words}${words === "" ? "" : /[.!?]$/.test(words) ? " " : ". "}`;
  return `${known}What the API offers under ${proseHeading(id, "api")}, as its OpenAPI document describes it.`;
}
