import type { Context } from "@specwright/runtime/http";

/** Who is asking. Until there is authentication, a call that names no user is made for the development user. */
export function userOf({ caller }: Context): string {
  return caller ?? "user_dev";
}
