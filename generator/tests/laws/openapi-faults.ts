type Node = { readonly [key: string]: unknown };

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const node = (value: unknown): Node => (isNode(value) ? value : {});

/** What is unsound in an API description: references to nothing, ids given twice, parameters that no path has. */
export function openApiFaults(text: string): readonly string[] {
  const document: unknown = JSON.parse(text);
  const references = refsIn(document).filter((ref) => lookUp(document, ref) === undefined);
  const operations = Object.entries(node(node(document).paths)).flatMap(([path, item]) =>
    Object.entries(node(item)).flatMap(([method, operation]) =>
      isNode(operation) ? [{ path, method, operation }] : [],
    ),
  );
  const ids = operations.map(({ operation }) => operation.operationId);
  return [
    ...references.map((ref) => `nothing is at ${ref}`),
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `two operations are called ${id}`),
    ...operations.flatMap(({ path, method, operation }) =>
      operationFaults(document, path, operation).map((fault) => `${method} ${path}: ${fault}`),
    ),
  ];
}

function operationFaults(document: unknown, path: string, operation: Node): readonly string[] {
  const listed = Array.isArray(operation.parameters) ? operation.parameters : [];
  const parameters = listed.map((one) => node(resolved(document, one)));
  const inPath = parameters.filter((one) => one.in === "path").map((one) => String(one.name));
  const named = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name ?? "");
  const keys = parameters.map((one) => `${one.in} ${one.name}`);
  const statuses = Object.keys(node(operation.responses));
  return [
    ...(inPath.sort().join() === named.sort().join() ? [] : [`the path has ${named}, the list ${inPath}`]),
    ...keys.filter((key, i) => keys.indexOf(key) !== i).map((key) => `${key} stands twice`),
    ...(statuses.length > 0 ? [] : ["it answers nothing"]),
    ...statuses.filter((status) => !/^[1-5]\d\d$/.test(status)).map((status) => `${status} is no status`),
    ...Object.values(node(operation.responses)).flatMap((response) =>
      typeof node(resolved(document, response)).description === "string" ? [] : ["a response says nothing"],
    ),
  ];
}

function refsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (!isNode(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "$ref" && typeof inner === "string" ? [inner] : key === "example" ? [] : refsIn(inner),
  );
}

const resolved = (document: unknown, value: unknown): unknown =>
  isNode(value) && typeof value.$ref === "string" ? lookUp(document, value.$ref) : value;

function lookUp(document: unknown, ref: string): unknown {
  let here: unknown = document;
  for (const step of ref.replace(/^#\//, "").split("/")) {
    const key = decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
    here = isNode(here) && Object.hasOwn(here, key) ? here[key] : undefined;
  }
  return here;
}
