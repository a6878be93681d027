import { credentials } from "./contract/credentials.js";
import { demanded } from "./contract/demanded.js";
import { entities } from "./contract/entities.js";
import { meant } from "./contract/meant.js";
import { operations } from "./contract/operations.js";
import { refusals } from "./contract/refusals.js";
import { replies } from "./contract/replies.js";
import { requests } from "./contract/requests.js";
import { rules } from "./contract/rules.js";

/** What requirements declare: entities, operations, errors. Given by 2-check. */
export const contract = {
  ...entities,
  ...rules,
  ...operations,
  ...requests,
  ...credentials,
  ...replies,
  ...refusals,
  ...meant,
  ...demanded,
} as const;
