import { createHash } from "node:crypto";
import type { Column } from "../columns.js";
import { quoted } from "../rows.js";
import {
  MOST_STOCK,
  orderColumns,
  paymentColumns,
  productColumns,
  shapes,
  type TableShape,
} from "../shapes.js";

/** What the database says where a transaction was overtaken by another: what it had read has changed. */
export const OVERTAKEN = "SW001";

/**
 * The function that carries out all writes of a transaction in one round trip: each only where what was read still
 * holds, else nothing at all. Its name is made of its text, so that servers of two versions can share a database.
 */
export interface CommitFunction {
  readonly name: string;
  readonly text: string;
}

export function commitFunction(): CommitFunction {
  const body = bodyText();
  const name = `shop_commit_${createHash("sha256").update(body).digest("hex").slice(0, 12)}`;
  const text = `CREATE OR REPLACE FUNCTION ${name}(writes json) RETURNS void LANGUAGE plpgsql AS $commit$\n${body}\n$commit$`;
  return { name, text };
}

function bodyText(): string {
  return `DECLARE
  what text;
  it json;
  touched bigint;
BEGIN
  FOR what, it IN SELECT value->>0, value->1 FROM json_array_elements(writes) LOOP
    CASE what
    WHEN 'answer' THEN
      ${insertText(shapes.answers)}
      ON CONFLICT ("scope", "key") DO UPDATE SET ${setText(shapes.answers.columns, "excluded")}
      WHERE "answers"."expiresAt" = it->>'over';
    WHEN 'event' THEN
      ${insertText(shapes.events)}
      ON CONFLICT ("id") DO NOTHING;
    WHEN 'cart' THEN
      ${insertText(shapes.carts)}
      ON CONFLICT ("userId") DO UPDATE SET "lines" = excluded."lines", "version" = "carts"."version" + 1
      WHERE "carts"."version" = (it->>'version')::bigint;
    WHEN 'stock' THEN
      UPDATE "products" SET "stock" = least("stock" + (it->>'change')::bigint, ${MOST_STOCK})
      WHERE "id" = it->>'id' AND "stock" >= (it->>'needed')::bigint AND "version" = (it->>'version')::bigint;
    WHEN 'product' THEN
      ${updateText(shapes.products, productColumns, `"version" = "products"."version" + 1`)}
      AND "products"."version" = (it->>'version')::bigint AND "products"."stock" = (it->>'stock')::bigint;
    WHEN 'order' THEN
      ${updateText(shapes.orders, orderColumns)} AND ${unchangedText(shapes.orders, orderColumns)};
    WHEN 'payment' THEN
      ${updateText(shapes.payments, paymentColumns)} AND ${unchangedText(shapes.payments, paymentColumns)};
    WHEN 'order seen' THEN
      PERFORM FROM "orders" WHERE "id" = it->>'id' AND "status" = it->>'status' FOR SHARE;
    WHEN 'payment seen' THEN
      PERFORM FROM "payments" WHERE "id" = it->>'id' AND "state" = it->>'state' FOR SHARE;
    WHEN 'payments seen' THEN
      PERFORM WHERE it->>'payments' = (
        SELECT coalesce(string_agg("id" || ' ' || "state", ',' ORDER BY "_number"), '')
        FROM "payments" WHERE "orderId" = it->>'orderId'
      );
    WHEN 'new product' THEN ${insertText(shapes.products)};
    WHEN 'new order' THEN ${insertText(shapes.orders)};
    WHEN 'new payment' THEN ${insertText(shapes.payments)};
    WHEN 'forget' THEN
      DELETE FROM "answers" WHERE "scope" = it->>'scope' AND "key" = it->>'key' AND "expiresAt" = it->>'over';
    END CASE;
    GET DIAGNOSTICS touched = ROW_COUNT;
    IF touched = 0 THEN RAISE EXCEPTION 'overtaken at %', what USING ERRCODE = '${OVERTAKEN}'; END IF;
  END LOOP;
END`;
}

function namesOf(columns: readonly Column[]): string {
  return columns.map(({ name }) => quoted(name)).join(", ");
}

function setText(columns: readonly Column[], from: string): string {
  return columns.map(({ name }) => `${quoted(name)} = ${from}.${quoted(name)}`).join(", ");
}

function insertText({ name, columns }: TableShape): string {
  const names = namesOf(columns);
  return `INSERT INTO ${quoted(name)} (${names}) SELECT ${names} FROM json_populate_record(NULL::${quoted(name)}, it->'row')`;
}

function updateText({ name }: TableShape, columns: readonly Column[], more = ""): string {
  const set = setText(columns, "new_row") + (more === "" ? "" : `, ${more}`);
  return `UPDATE ${quoted(name)} SET ${set} FROM json_populate_record(NULL::${quoted(name)}, it->'row') AS new_row
      WHERE ${quoted(name)}."id" = new_row."id"`;
}

/** That a row is what was read, in all that may change of it: JSON has no equality, and what is kept as JSON stays. */
function unchangedText({ name }: TableShape, columns: readonly Column[]): string {
  const compared = columns.filter(({ kind }) => kind !== "json");
  const of = (row: string): string =>
    `ROW(${compared.map((column) => `${row}.${quoted(column.name)}`).join(", ")})`;
  return `${of(quoted(name))} IS NOT DISTINCT FROM (SELECT ${of("seen")} FROM json_populate_record(NULL::${quoted(name)}, it->'seen') AS seen)`;
}
