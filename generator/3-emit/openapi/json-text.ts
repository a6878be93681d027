import { numeral, quote } from "../text/literal.js";
import { isNodeList, type Node } from "./node.js";

const lineWidth = 110;

/** The JSON text of a node: what fits stands on one line, all else one thing a line. */
export function jsonText(value: Node): string {
  const pieces: string[] = [];
  write(value, 0, 0, pieces);
  return pieces.join("");
}

/** `column` is where the value begins; the blank one behind it is for a comma. */
function write(value: Node, indent: number, column: number, pieces: string[]): void {
  const flat = flatText(value, Math.max(lineWidth - column - 1, "{}".length));
  if (flat !== null) pieces.push(flat);
  else if (isNodeList(value)) writeList(value, indent, pieces);
  else if (value instanceof Map) writeObject(value, indent, pieces);
  else pieces.push(scalarText(value));
}

function writeList(items: readonly Node[], indent: number, pieces: string[]): void {
  const margin = `\n${" ".repeat(indent + 2)}`;
  pieces.push("[");
  for (const [i, item] of items.entries()) {
    pieces.push(i === 0 ? margin : `,${margin}`);
    write(item, indent + 2, indent + 2, pieces);
  }
  pieces.push(`\n${" ".repeat(indent)}]`);
}

function writeObject(members: ReadonlyMap<string, Node>, indent: number, pieces: string[]): void {
  const margin = `\n${" ".repeat(indent + 2)}`;
  let separator = "{";
  for (const [name, value] of members) {
    const label = `${quote(name)}: `;
    pieces.push(separator, margin, label);
    write(value, indent + 2, indent + 2 + label.length, pieces);
    separator = ",";
  }
  pieces.push(`\n${" ".repeat(indent)}}`);
}

/** The value on one line, or `null` where it is longer than `room`; stops as soon as that is known. */
function flatText(value: Node, room: number): string | null {
  if (isNodeList(value)) return flatList(value, room);
  if (value instanceof Map) return flatObject(value, room);
  const text = scalarText(value);
  return text.length <= room ? text : null;
}

function flatList(items: readonly Node[], room: number): string | null {
  let text = "[";
  for (const [i, item] of items.entries()) {
    if (i > 0) text += ", ";
    const flat = flatText(item, room - text.length - 1);
    if (flat === null) return null;
    text += flat;
  }
  return text.length < room ? `${text}]` : null;
}

function flatObject(members: ReadonlyMap<string, Node>, room: number): string | null {
  if (members.size === 0) return room >= 2 ? "{}" : null;
  if (leastLength(members) > room) return null;
  let text = "{ ";
  for (const [name, value] of members) {
    if (text.length > 2) text += ", ";
    text += `${quote(name)}: `;
    const flat = flatText(value, room - text.length - 2);
    if (flat === null) return null;
    text += flat;
  }
  return `${text} }`;
}

/** What the names alone take, each with its quotes, a colon, a comma, blanks and a value of one character. */
function leastLength(members: ReadonlyMap<string, Node>): number {
  let length = 2;
  for (const name of members.keys()) length += name.length + 7;
  return length;
}

function scalarText(value: Node): string {
  if (typeof value === "string") return quote(value);
  return typeof value === "number" ? numeral(value) : String(value);
}
