import type { Brief } from "./brief.js";

/** The command that comes next, and what it is for. */
export function nextCommand(brief: Omit<Brief, "next">): string {
  const { changes, problems, counts, handlers, trouble } = brief;
  const flags = changes.map((id) => ` --change ${id}`).join("");
  const run = (command: string) => `npx specwright ${command}${flags}`;
  if (problems.some(({ severity }) => severity === "error"))
    return `Correct the errors, then: ${run("check")}`;
  if (counts.prose > 0)
    return `Say in code what the scenarios in prose send and check, or write step definitions, then: ${run("check")}`;
  if (handlers.length > 0)
    return `${run("generate")}, then ${run("scaffold")}: writes the missing handlers, to be filled in`;
  if (trouble !== null) return `Correct what kept the scenarios from being run, then: ${run("test")}`;
  if (counts.red > 0) return `Make the red scenarios green without altering them, then: ${run("test")}`;
  if (counts.notRun > 0) return `See why scenarios were not run: ${run("test")}`;
  const [change] = changes;
  if (change !== undefined && changes.length === 1)
    return `npx specwright verify ${change}, then npx specwright archive ${change}`;
  return changes.length > 1
    ? "Verify the changes one by one: npx specwright verify <change>"
    : "Nothing is left to do.";
}

/** Whether nothing is left to do before the change is verified. */
export const isDone = ({ problems, counts, handlers, trouble }: Brief): boolean =>
  !problems.some(({ severity }) => severity === "error") &&
  counts.prose + counts.red + counts.notRun + handlers.length === 0 &&
  trouble === null;
