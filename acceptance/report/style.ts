import pc from "picocolors";

/** How parts of a report look. */
export interface Style {
  good(text: string): string;
  bad(text: string): string;
  warn(text: string): string;
  dim(text: string): string;
  strong(text: string): string;
  place(text: string): string;
}

const asIs = (text: string): string => text;

export const plain: Style = { good: asIs, bad: asIs, warn: asIs, dim: asIs, strong: asIs, place: asIs };

/** Colours, for a terminal only. */
export function coloured(): Style {
  const { green, red, yellow, dim, bold, cyan } = pc.createColors(true);
  return { good: green, bad: red, warn: yellow, dim, strong: bold, place: cyan };
}
