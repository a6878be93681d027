/** What `/api/products/{id}` is for the router and for us. */
export interface PathTemplate {
  /** As the router writes it: `/api/products/:id` */
  readonly route: string;
  /** Fits every path the template means; one group for each parameter. */
  readonly pattern: RegExp;
  /** What the groups are called. */
  readonly names: readonly string[];
  /** Sorts fixed segments before parameters, so that `/orders/mine` is found before `/orders/{id}`. */
  readonly rank: string;
}

const PARAMETER = /\{([^{}]+)\}/;

/** Reads a path as the specification writes it. */
export function pathTemplate(path: string): PathTemplate {
  const parts = path.split(PARAMETER).map((text, at) => ({ text, parameter: at % 2 === 1 }));
  const route = parts.map(({ text, parameter }) =>
    parameter ? `:${JSON.stringify(text)}` : routeText(text),
  );
  const pattern = parts.map(({ text, parameter }) =>
    parameter ? "([^/]+)" : escaped(text, /[\\^$.*+?()[\]{}|/]/g),
  );
  const rank = path.split("/").map((segment) => (PARAMETER.test(segment) ? "1" : "0"));
  return {
    route: route.join(""),
    pattern: new RegExp(`^${pattern.join("")}$`),
    names: parts.flatMap(({ text, parameter }) => (parameter ? [text] : [])),
    rank: rank.join(""),
  };
}

function routeText(text: string): string {
  return escaped(text, /[\\:*{}()[\]?+!]/g);
}

function escaped(text: string, special: RegExp): string {
  return text.replace(special, "\\$&");
}
