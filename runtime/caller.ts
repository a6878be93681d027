import type { Context } from "@specwright/http";
import { UserId } from "../generated/schemas.js";

/**
 * Who is asking; null: a token of ours that belongs to no user, but to a machine, say. Without authentication, a call that
 * names no user is made for the development user.
 */
export function userOf({ caller }: Pick<Context, "caller">): string | null {
  if (caller === null) return "user_dev";
  return UserId.safeParse(caller).success ? caller : null;
}
