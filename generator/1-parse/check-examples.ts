import { diagnose } from "../diagnostics/diagnose.js";
import { meantWords } from "../names/one-slip.js";
import type { Located } from "../source.js";
import { type ExampleRow, type ExampleTable, valuesOf } from "./example-table.js";
import { type Placeholder, placeholdersIn } from "./placeholders.js";
import { type Reading, spanOf } from "./reading.js";

/** Beyond these a guess would cost more than it is worth. */
const mostGuessed = 500;
const mostListed = 8;
/** Of names that no column has. Each is held against all columns. */
const mostReported = 100;

type Column = Located<string>;

interface Columns extends Pick<ExampleTable, "at"> {
  readonly columns: readonly Column[];
  readonly names: ReadonlySet<string>;
  /** Those that no placeholder uses, as far as guesses look. */
  readonly free: readonly Column[];
}

/** Holds the placeholders of an outline against the tables that fill them in, and the rows of these against each other. */
export function checkExamples(
  reading: Reading,
  uses: readonly Placeholder[],
  tables: readonly ExampleTable[],
): void {
  const filled = tables.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) return;
  for (const { at, rows } of tables)
    if (rows.length === 0) reading.report(diagnose("examples-without-rows", at, {}));
  checkRows(
    reading,
    filled.flatMap(({ rows }) => rows),
  );
  checkColumns(reading, uses, filled);
}

/** Rows count through all tables of the outline, as its scenarios do. */
function checkRows(reading: Reading, rows: readonly ExampleRow[]): void {
  const known = new Map<string, { readonly at: ExampleRow["at"]; readonly number: number }>();
  rows.forEach((row, i) => {
    const number = i + 1;
    const key = valuesOf(row);
    const first = known.get(key);
    if (first === undefined) known.set(key, { at: row.at, number });
    else
      reading.report(
        diagnose("equal-rows", row.at, { first: first.number, second: number }, [
          { message: `Row ${first.number} is here.`, at: first.at },
        ]),
      );
  });
}

function checkColumns(reading: Reading, uses: readonly Placeholder[], tables: readonly ExampleTable[]): void {
  const used = namesUsed(uses, tables);
  const sure: Columns[] = [];
  for (const { at, columns } of tables) {
    const names = new Set(columns.map(({ value }) => value));
    // Of two columns with one name, one was meant to have the name that is missing.
    if (names.size < columns.length) reportDoubled(reading, columns);
    else {
      const free = columns.filter(({ value }) => !used.has(value)).slice(0, mostGuessed);
      sure.push({ at, columns, names, free });
    }
  }
  const explained = new Set<Column>();
  const known = new Set(tables.flatMap(({ columns }) => columns.map(({ value }) => value)));
  let [unknown, missing] = [0, 0];
  for (const places of byName(uses)) {
    const name = places[0]?.name ?? "";
    if (unknown + missing >= mostReported) break;
    if (known.has(name)) missing += reportMissing(reading, name, sure, explained);
    else if (reportUnknown(reading, places, sure, explained)) unknown++;
  }
  // A column without a placeholder follows from a placeholder without a column.
  if (unknown === 0 && missing < mostReported) reportUnused(reading, sure, used, explained);
}

/** What stands between angle brackets in the outline, and in values, which are filled in themselves. */
function namesUsed(uses: readonly Placeholder[], tables: readonly ExampleTable[]): ReadonlySet<string> {
  const used = new Set(uses.map(({ name }) => name));
  for (const { rows } of tables)
    for (const { fillings } of rows)
      for (const { value } of fillings)
        if (value.text.includes("<")) for (const { name } of placeholdersIn(value)) used.add(name);
  return used;
}

function reportDoubled(reading: Reading, columns: readonly Column[]): void {
  const known = new Set<string>();
  for (const { value: name, at } of columns) {
    if (known.has(name)) reading.report(diagnose("duplicate-column", at, { name }));
    known.add(name);
  }
}

function byName(uses: readonly Placeholder[]): Iterable<readonly Placeholder[]> {
  const names = new Map<string, Placeholder[]>();
  for (const use of uses) {
    const known = names.get(use.name);
    if (known === undefined) names.set(use.name, [use]);
    else known.push(use);
  }
  return names.values();
}

/** What one table has as a column, each has to have. */
function reportMissing(
  reading: Reading,
  name: string,
  tables: readonly Columns[],
  explained: Set<Column>,
): number {
  const lacking = tables.filter(({ names }) => !names.has(name));
  for (const { at, free } of lacking.slice(0, mostReported)) {
    const meant = misspelt(name, free) ?? (free.length === 1 ? free[0] : null) ?? null;
    if (meant !== null) explained.add(meant);
    reading.report(diagnose("missing-column", meant?.at ?? at, { name }));
  }
  return lacking.length;
}

/** No table has the column: of two names that differ by a slip the one that stands alone is misspelt. True where that is the placeholder. */
function reportUnknown(
  reading: Reading,
  places: readonly Placeholder[],
  tables: readonly Columns[],
  explained: Set<Column>,
): boolean {
  const [first, ...others] = places.filter(({ isMarkup }) => !isMarkup);
  if (first === undefined || tables.length === 0) return false;
  const { name } = first;
  const meant = tables.map(({ free }) => misspelt(name, free)).find((column) => column !== null) ?? null;
  if (meant !== null)
    for (const { free } of tables)
      for (const column of free) if (column.value === meant.value) explained.add(column);
  if (meant !== null && (others.length > 0 || meant.value === "")) {
    reading.report(diagnose("missing-column", meant.at, { name }));
    return false;
  }
  const related = others
    .slice(0, 3)
    .map(({ at }) => ({ message: "It stands here, too.", at: spanOf(reading, at) }));
  reading.report(
    diagnose("unknown-column", spanOf(reading, first.at), { name, ...listed(name, tables) }, related),
  );
  return true;
}

/** The column that no placeholder uses and that differs from a name by a slip, or has none. */
function misspelt(name: string, free: readonly Column[]): Column | null {
  const [near] = meantWords(
    name,
    free.map(({ value }) => value),
  );
  return free.find(({ value }) => value === near) ?? free.find(({ value }) => value === "") ?? null;
}

function listed(
  name: string,
  tables: readonly Columns[],
): { readonly columns: string; readonly guess: string } {
  const names = [...new Set(tables.flatMap(({ columns }) => columns.map(({ value }) => value)))];
  const shown = names.slice(0, mostListed).map((one) => `\`${one}\``);
  const [meant] = meantWords(name, names.slice(0, mostGuessed));
  return {
    columns: [...shown, ...(names.length > mostListed ? [`${names.length - mostListed} more`] : [])].join(
      ", ",
    ),
    guess: meant === undefined ? "" : ` Did you mean \`<${meant}>\`?`,
  };
}

function reportUnused(
  reading: Reading,
  tables: readonly Columns[],
  used: ReadonlySet<string>,
  explained: ReadonlySet<Column>,
): void {
  const reported = new Set<string>();
  for (const column of tables.flatMap(({ columns }) => columns)) {
    const { value: name, at } = column;
    if (used.has(name) || explained.has(column) || reported.has(name)) continue;
    reported.add(name);
    reading.report(diagnose("unused-column", at, { name }));
  }
}
