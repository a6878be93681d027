import type { Database, Statement } from "libsql";
import type { Column } from "../columns.js";
import { type Cell, cellsOf, quoted, type Row, valueFrom } from "../rows.js";
import type { TableShape } from "../shapes.js";
import type { WriteGroup } from "./write-group.js";

/** Statements over one table, prepared once. What they give has the fields of `columns`. */
export interface Statements {
  /** `SELECT … FROM table` and then this. */
  select<V>(rest: string): (...cells: readonly Cell[]) => readonly V[];
  selectOne<V>(rest: string): (...cells: readonly Cell[]) => V | null;
  /** Adds a row. */
  insert(): (value: object) => void;
  /** `UPDATE table SET` all columns of the value, and then this; says how many rows it changed. */
  updateAll(rest: string): (value: object, ...cells: readonly Cell[]) => number;
  /** Any other statement that writes; says how many rows it changed. */
  write(sql: string): (...cells: readonly Cell[]) => number;
}

/** Prepares statements over a table, whose rows are values of these columns. */
export function statementsOver(
  db: Database,
  group: WriteGroup,
  { name, columns: all }: TableShape,
  columns: readonly Column[] = all,
): Statements {
  const table = quoted(name);
  const from = `SELECT ${columns.map((column) => quoted(column.name)).join(", ")} FROM ${table}`;
  const write = (sql: string): ((...cells: readonly Cell[]) => number) => {
    const statement: Statement = db.prepare(sql);
    return (...cells) => {
      group.beforeWrite();
      return statement.run(cells).changes;
    };
  };
  return {
    select: <V>(rest: string) => {
      const statement: Statement = db.prepare(`${from} ${rest}`);
      return (...cells: readonly Cell[]) =>
        statement.all(cells).map((row) => valueFrom<V>(columns, row as Row));
    },
    selectOne: <V>(rest: string) => {
      const statement: Statement = db.prepare(`${from} ${rest}`);
      return (...cells: readonly Cell[]) => {
        const row = statement.get(cells);
        return row === undefined ? null : valueFrom<V>(columns, row as Row);
      };
    },
    insert: () => {
      const names = all.map((column) => quoted(column.name)).join(", ");
      const run = write(`INSERT INTO ${table} (${names}) VALUES (${all.map(() => "?").join(", ")})`);
      return (value) => {
        run(...cellsOf(all, value));
      };
    },
    updateAll: (rest) => {
      const run = write(
        `UPDATE ${table} SET ${columns.map((column) => `${quoted(column.name)} = ?`).join(", ")} ${rest}`,
      );
      return (value, ...cells) => run(...cellsOf(columns, value), ...cells);
    },
    write,
  };
}
