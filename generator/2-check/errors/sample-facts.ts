import type { RefusalFacts, RowFacts } from "../../protocol/error-template.js";

/** A refusal of which no more is known than its row. */
export const rowFacts = ({ code, status, message, title, type }: RowFacts): RefusalFacts => ({
  code,
  status,
  message,
  title,
  type,
  detail: null,
  instance: "/",
  requestId: "00000000-0000-4000-8000-000000000000",
  timestamp: "2000-01-01T00:00:00.000Z",
  faults: [],
});
