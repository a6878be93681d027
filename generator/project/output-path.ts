export const manifestName = "manifest.json";
/** Where files are written before they are moved to their place; gone after every run that was not cut short. */
export const stagingName = ".writing";

/** Whether a path may name a generated file: relative, plain, and none of the names that the write set keeps. */
export function isOutputPath(path: string): boolean {
  const parts = path.split("/");
  const plain = parts.every((part) => part !== "" && part !== "." && part !== "..");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must never reach a file name.
  return plain && !/[\\\u0000-\u001f:]/.test(path) && path !== manifestName && parts[0] !== stagingName;
}
