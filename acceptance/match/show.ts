import type { Place } from "../../generator/plan.js";

const longest = 120;

/** A value in a message: JSON, shortened in the middle of nothing but its length. */
export function show(value: unknown, most = longest): string {
  if (value === undefined) return "nothing";
  return shorten(JSON.stringify(value) ?? String(value), most);
}

/** Cuts a text that is too long and says how long it was. Never between the halves of a pair. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = /[\uD800-\uDBFF]$/.test(text.slice(0, most)) ? most - 1 : most;
  return `${text.slice(0, end)}… (${text.length} characters)`;
}

/** `["items", 0, "name"]` as people write it: `items[0].name`. The whole body has no name of its own. */
export function showPlace(place: Place): string {
  let text = "";
  for (const step of place) {
    if (typeof step === "number") text += `[${step}]`;
    else if (/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(step)) text += text === "" ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text;
}
