import type { Field } from "../../model.js";
import type { TypeResolver } from "../entities/types.js";
import { isValueInPath, itemInPath, mayHaveTwo } from "./value-in-path.js";
import { valuesWithText } from "./values-with-text.js";

/** Lists that hold a text across their commas: one that ends with the text, and one that continues after it. */
export function listsWithText(
  field: Field,
  text: string,
  types: TypeResolver,
): readonly (readonly string[])[] {
  const parts = text.split(",");
  if (!mayHaveTwo(field) || parts.length === 1) return [];
  const item = itemInPath(field);
  const items: string[] = [];
  for (const [i, part] of [...parts, ""].entries()) {
    const holds = i === 0 ? "endsWith" : i < parts.length - 1 ? "isWhole" : "startsWith";
    const found = itemThat(holds, part, item, types);
    if (found === null) return [];
    items.push(found);
  }
  return [items.slice(0, -1), items];
}

function itemThat(
  holds: "endsWith" | "isWhole" | "startsWith",
  part: string,
  item: Field,
  types: TypeResolver,
): string | null {
  const isRight = (value: string): boolean => (holds === "isWhole" ? value === part : value[holds](part));
  for (const value of valuesWithText(item, part))
    if (isRight(value) && isValueInPath(value, item, types)) return value;
  // Of a text of free form, what is asked for is a value itself.
  return (
    [part, "a"].find((value) => value !== "" && isRight(value) && isValueInPath(value, item, types)) ?? null
  );
}
