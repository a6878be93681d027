const names: ReadonlyMap<number, string> = new Map([
  [200, "OK"],
  [201, "Created"],
  [202, "Accepted"],
  [204, "No content"],
  [205, "Reset content"],
  [206, "Partial content"],
  [301, "Moved permanently"],
  [302, "Found"],
  [303, "See other"],
  [304, "Not modified"],
  [307, "Temporary redirect"],
  [308, "Permanent redirect"],
  [400, "Bad request"],
  [401, "Unauthorized"],
  [403, "Forbidden"],
  [404, "Not found"],
  [405, "Method not allowed"],
  [409, "Conflict"],
  [413, "Content too large"],
  [415, "Unsupported media type"],
  [422, "Unprocessable content"],
  [429, "Too many requests"],
  [500, "Internal server error"],
  [503, "Service unavailable"],
]);

/** What HTTP calls a status. */
export function statusName(status: number): string {
  return names.get(status) ?? `Status ${status}`;
}
