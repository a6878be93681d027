import type { Located } from "../../source.js";
import { isForm } from "./form-type.js";
import type { OperationContext } from "./operation-context.js";

/** The media type of JSON that is not `application/json`; what has no schema is reported. */
export function jsonMedia(
  media: Located<string> | null,
  what: string,
  { report }: Pick<OperationContext, "report">,
): string | null {
  if (media === null || /\+json$/.test(media.value)) return media?.value ?? null;
  if (isForm(media.value)) report("form-in-answer", media.at, { media: media.value });
  else report("media-without-schema", media.at, { media: media.value, what });
  return null;
}
