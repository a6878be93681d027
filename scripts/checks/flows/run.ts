/**
 * Counts the files that somebody opens who follows a flow from its start to its end:
 * `node --conditions=source --import tsx scripts/checks/flows/run.ts`.
 *
 * They follow an import where its name is called. Which are called is measured while the flow runs once, and not read off
 * the imports, for a file imports more than one flow needs. A file counts once one of its functions is called; types and
 * plain tables of data do not count, since nothing happens there. All is loaded and has run once before, so that what
 * happens when a file is loaded does not count either.
 */
import { orderToSqlite } from "./order-to-sqlite.js";
import { specificationToRoutes } from "./specification-to-routes.js";

/** `before`: by the same measure at 00b946f, before the packages had folders of their own. */
const flows = [
  {
    name: "`POST /api/orders NewOrder` in a specification to routes.ts",
    files: specificationToRoutes,
    before: 116,
  },
  { name: "POST /api/orders to SQLite and back", files: orderToSqlite, before: 49 },
];

for (const { name, files, before } of flows) {
  const called = await files();
  console.log(
    `${name}: ${called.length} files (${before} before, a third fewer is ${Math.floor((before * 2) / 3)})`,
  );
  for (const file of called) console.log(`  ${file}`);
}
