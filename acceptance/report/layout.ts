/** JSON for people: what fits on a line stands on one, everything else is broken at its outermost level. */
export function layOut(value: unknown, width = 100): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const line = JSON.stringify(value);
  if (line.length <= width) return line;
  const inner = Array.isArray(value)
    ? value.map((item) => layOut(item, width - 2))
    : Object.entries(value).map(([name, field]) => {
        const label = `${JSON.stringify(name)}: `;
        return label + layOut(field, width - 2 - label.length);
      });
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const lines = inner.map((text) => `  ${text.replaceAll("\n", "\n  ")}`);
  return `${open}\n${lines.join(",\n")}\n${close}`;
}
