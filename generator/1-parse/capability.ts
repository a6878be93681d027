/** What stands between the last `specs/` folder and `/spec.md`: `order-management`, `identity/user-auth`. */
export function capabilityOf(path: string): string {
  const folder = path.replace(/\/?[^/]*\.md$/i, "");
  const at = `/${folder}/`.lastIndexOf("/specs/");
  return at === -1 ? folder : folder.slice(at + "specs/".length);
}

/** Below `changes/` a spec says what changes; elsewhere it says what is. */
export const isChange = (path: string): boolean => /(?:^|\/)changes\//.test(path);
