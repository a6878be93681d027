import type { Rule } from "./rule.js";

/** Where catalogues have several bodies, each code says by its row which of them is its own. */
export const oneFormForEachCode: Rule = ({ codes, operations, declared, report }) => {
  const [first, second] = codes.tables.filter(({ isUnsaid }) => !isUnsaid);
  if (codes.forms.length < 2 || first === undefined || second === undefined) return;
  const given = operations.flatMap(({ refusals }) =>
    refusals.flatMap(({ code, givenBy }) => (givenBy === "handler" ? [] : [code])),
  );
  const always = ["ROUTE_NOT_FOUND", "METHOD_NOT_ALLOWED", "INTERNAL_ERROR"].map(codes.nameOf);
  const unsaid = [...new Set([...given, ...always])].filter((code) => !codes.tabled.has(code)).sort();
  const at = declared.errorTables[codes.tables.indexOf(second)]?.rows[0]?.code.at;
  if (unsaid.length > 0 && at !== undefined) report("two-error-shapes", at, { codes: unsaid.join(", ") });
  for (const [i, { isUnsaid }] of codes.tables.entries()) {
    const rows = declared.errorTables[i]?.rows ?? [];
    const [row] = rows;
    if (isUnsaid && row !== undefined)
      report("two-error-shapes", row.code.at, { codes: rows.map(({ code }) => code.value).join(", ") });
  }
};
