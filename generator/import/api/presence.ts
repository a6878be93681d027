import { type Found, inside } from "../read/documents.js";
import { member } from "../read/json.js";
import { wordOf } from "../schema/meaning.js";
import type { TypeWriter } from "../types/type-writer.js";
import { chosenContent } from "./body.js";
import { isForm } from "./form.js";

/** Behind a body, whether it may be missing, where that does not follow from whether it may be empty. */
export function presenceText(body: Found, types: TypeWriter): "" | " optional" | " required" {
  const isRequired = member(body.value, "required") === true;
  const mayBeEmpty = emptiness(body, types);
  if (mayBeEmpty !== "unknown" && isRequired === (mayBeEmpty === "no")) return "";
  return isRequired ? " required" : " optional";
}

/** Whether an object without fields is a valid body. */
function emptiness(body: Found, types: TypeWriter): "yes" | "no" | "unknown" {
  const { chosen } = chosenContent(body);
  if (chosen === null) return "no";
  const { media, found } = chosen;
  const isTyped = isForm(media) || /[/+]json$/.test(media);
  if (!isTyped) return "no";
  const { shape } = types.meaning([inside(found, "schema")]);
  if (shape.kind === "list" || shape.kind === "scalar" || shape.kind === "values") return "no";
  if (shape.kind !== "object") return "unknown";
  if (shape.unlisted.length > 0) return "no";
  const needed = shape.members.filter(({ required }) => required);
  if (needed.length === 0) return shape.members.length > 0 ? "yes" : "unknown";
  const isPlain = needed.some(({ parts }) =>
    ["default", "readOnly"].every((word) => wordOf(parts, word) === null),
  );
  return isPlain ? "no" : "unknown";
}
