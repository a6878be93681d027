/**
 * Which part may import which, types included: `npm run boundaries`. CONTRIBUTING says the same in words. A part of the tree may
 * import itself, Node, what `may` and `types` (as types only) list, and the packages that are listed; `null`: any package.
 */

/** Tests, and what only they import, may look into whatever they compare. */
const tests = ["[.]test[.]ts$", "[.]testing[.]ts$", "/samples/", "/testing/", "/tests/", "/test-[^/]+$"];

const given = (...names) => names.map((name) => `^generator/${name}[.]ts$`);
const inside = (...names) => names.map((name) => `^generator/${name}/`);
const kernel = "^http/kernel[.]ts$";
const suite = "^acceptance/suite[.]ts$";

const parts = [
  {
    name: "what phases speak in",
    at: given(
      "source",
      "literal",
      "plan",
      "model",
      "body-type",
      "resolved-type",
      "likely-alternative",
      "settings",
      "targets",
      "bindings",
      "memory",
      "lazily",
      "sha256",
    ),
    may: [...inside("protocol", "scalars", "names"), "^generator/diagnostics/diagnostic[.]ts$"],
    types: inside("1-parse"),
    packages: [],
  },
  { name: "protocol", at: inside("protocol"), may: [], packages: [] },
  { name: "names", at: inside("names"), may: [], packages: [] },
  { name: "scalars", at: inside("scalars"), may: [], types: given("model"), packages: [] },
  { name: "linear patterns", at: given("linear-pattern"), may: given("lazily"), packages: ["re2js"] },
  {
    name: "diagnostics",
    at: inside("diagnostics"),
    may: given("source"),
    packages: ["picocolors"],
  },
  {
    name: "1-parse",
    at: inside("1-parse"),
    may: [...given("source", "literal"), ...inside("names", "protocol", "scalars", "diagnostics")],
    packages: [
      "@cucumber/gherkin",
      "@cucumber/messages",
      "unified",
      "remark-parse",
      "micromark-extension-gfm-table",
      "mdast-util-gfm-table",
      "mdast",
    ],
  },
  {
    name: "2-check",
    at: inside("2-check"),
    may: [
      ...given(
        "source",
        "literal",
        "plan",
        "model",
        "body-type",
        "resolved-type",
        "likely-alternative",
        "settings",
        "bindings",
        "memory",
        "lazily",
        "sha256",
        "linear-pattern",
      ),
      ...inside("names", "protocol", "scalars", "diagnostics"),
    ],
    types: inside("1-parse"),
    packages: ["fastest-levenshtein", "@eslint-community/regexpp"],
  },
  {
    name: "3-emit",
    at: inside("3-emit"),
    may: [
      ...given(
        "literal",
        "plan",
        "model",
        "body-type",
        "resolved-type",
        "likely-alternative",
        "targets",
        "memory",
        "lazily",
        "linear-pattern",
      ),
      ...inside("names", "protocol", "scalars"),
    ],
    packages: [],
  },
  {
    name: "change",
    at: inside("change"),
    may: [...given("source", "2-check/nearest"), ...inside("diagnostics")],
    types: inside("1-parse"),
    packages: [],
  },
  {
    name: "diff",
    at: inside("diff"),
    may: given("model", "body-type", "resolved-type", "sha256"),
    packages: [],
  },
  {
    name: "brief",
    at: inside("brief"),
    may: [...given("model"), ...inside("diagnostics", "verify")],
    packages: [],
  },
  { name: "verify", at: inside("verify"), may: given("model", "sha256"), packages: [] },
  {
    name: "compile",
    at: given("compile"),
    may: [
      ...given("source", "model", "settings", "bindings", "memory"),
      ...inside("1-parse", "change", "2-check", "3-emit", "diagnostics"),
    ],
    packages: [],
  },
  {
    name: "import",
    at: inside("import"),
    may: [
      ...given(
        "model",
        "literal",
        "linear-pattern",
        "1-parse/notation/names",
        "1-parse/notation/media",
        "2-check/slug",
      ),
      ...inside("2-check/patterns", "names", "protocol", "scalars"),
    ],
    packages: ["yaml"],
  },
  { name: "project", at: inside("project"), may: ["^generator/"], packages: null },
  { name: "cli", at: inside("cli"), may: ["^generator/", "^acceptance/run[.]ts$"], packages: null },
  {
    name: "acceptance",
    at: ["^acceptance/"],
    may: [...given("plan", "diagnostics/visible", "linear-pattern"), ...inside("protocol")],
    packages: [
      "@cucumber/cucumber",
      "@cucumber/cucumber-expressions",
      "@cucumber/messages",
      "esbuild",
      "picocolors",
      "undici",
      "zod",
    ],
  },
  { name: "http", at: ["^http/"], may: [], packages: ["@fastify/busboy", "express", "re2js", "zod"] },
  {
    name: "shop",
    at: ["^runtime/"],
    but: ["^runtime/storage/", "^runtime/observability/", "^runtime/payments/"],
    may: ["^runtime/", "^generated/", kernel],
    packages: [],
  },
  {
    name: "storage",
    at: ["^runtime/storage/"],
    may: ["^runtime/", "^generated/", kernel],
    packages: ["zod", "pg", "libsql"],
  },
  {
    name: "observability",
    at: ["^runtime/observability/"],
    may: ["^runtime/", "^generated/", kernel],
    packages: ["pino", "prom-client", "@opentelemetry/api"],
  },
  {
    name: "payments",
    at: ["^runtime/payments/"],
    may: ["^runtime/", "^generated/", kernel],
    packages: ["stripe", "zod"],
  },
  { name: "generated", at: ["^generated/"], may: [kernel, suite], packages: ["zod"] },
  {
    name: "features",
    at: ["^features/"],
    may: ["^runtime/", "^generated/", kernel, suite, "^scripts/build/build-program[.]mjs$"],
    packages: null,
  },
];

const severity = "error";

const rules = parts.flatMap(({ name, at, but = [], may, types = [], packages }) => {
  const from = { path: at, pathNot: [...tests, ...but] };
  return [
    {
      name: `imports of ${name}`,
      comment: "A part of the tree imports what CONTRIBUTING lists for it.",
      severity,
      from,
      to: { dependencyTypesNot: ["core"], pathNot: [...at, ...may, ...types, "node_modules/"] },
    },
    ...types.map((path) => ({
      name: `types alone in ${name}`,
      comment: "Of an earlier phase only types are imported: phases meet in their data.",
      severity,
      from,
      to: { path, dependencyTypesNot: ["type-only"] },
    })),
    ...(packages === null
      ? []
      : [
          {
            name: `packages of ${name}`,
            comment: "A part of the tree imports the packages that CONTRIBUTING lists for it.",
            severity,
            from,
            to: {
              path: "node_modules/",
              pathNot: packages.flatMap((one) => [`node_modules/${one}/`, `node_modules/@types/${one}/`]),
            },
          },
        ]),
  ];
});

export default {
  forbidden: [
    {
      name: "no cycle",
      comment: "Files that import each other, if only for types, are one file in two.",
      severity,
      from: {},
      to: { circular: true },
    },
    {
      name: "found",
      comment: "What is imported is there.",
      severity,
      from: { pathNot: tests },
      to: { couldNotResolve: true },
    },
    {
      name: "declared",
      comment: "A package is declared in the package.json of who imports it, or in that of the workspace.",
      severity,
      from: { pathNot: tests },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    ...rules,
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^[a-z]+/dist/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    combinedDependencies: true,
    enhancedResolveOptions: {
      conditionNames: ["source", "import", "types", "node", "default"],
      exportsFields: ["exports"],
    },
  },
};
