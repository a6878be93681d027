import {
  isPlace,
  isPlacedText,
  isTemplateList,
  isTemplateObject,
  type Template,
  type TemplatePlace,
} from "../../protocol/error-template.js";

/** A template as the notation writes it. */
export function templateText(template: Template): string {
  if (isPlace(template)) return placeText(template);
  if (isPlacedText(template))
    return `"${template.text.map((part) => (typeof part === "string" ? quoted(part) : placeText(part))).join("")}"`;
  if (isTemplateList(template)) return `[${template.map(templateText).join(", ")}]`;
  if (!isTemplateObject(template))
    return typeof template === "string" ? `"${quoted(template)}"` : String(template);
  const members = template.members.map(
    ([key, value, optional]) => `${keyText(key)}${optional === undefined ? "" : "?"}: ${templateText(value)}`,
  );
  return `{ ${members.join(", ")} }`;
}

const plainKey = /^[\p{L}_][\p{L}\p{M}\p{Nd}_-]*$/u;
const placeText = ({ place }: TemplatePlace): string => `{${place}}`;
const quoted = (text: string): string => JSON.stringify(text).slice(1, -1);
const keyText = (key: string | TemplatePlace): string =>
  typeof key !== "string" ? placeText(key) : plainKey.test(key) ? key : `"${quoted(key)}"`;
