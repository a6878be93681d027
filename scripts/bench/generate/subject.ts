import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeChain, writeSized } from "../synth/write-project.js";

/** A project that is generated again and again. */
export interface Subject {
  readonly name: string;
  readonly root: string;
  /** A line of it that is written differently before each run after an edit. */
  readonly edit: { readonly file: string; readonly from: string; readonly to: string };
}

const area = { file: "openspec/specs/area-1/spec.md", from: "One that exists", to: "One that is there" };

/** Writes every project below a folder: a copy of the shop, three sizes, and a chain of references. */
export function writeSubjects(repository: string, folder: string): readonly Subject[] {
  const shop = {
    name: "shop",
    root: join(folder, "shop"),
    edit: {
      file: "openspec/specs/order-management/spec.md",
      from: "The stock is too short",
      to: "The stock is far too short",
    },
  };
  rmSync(shop.root, { recursive: true, force: true });
  mkdirSync(join(shop.root, "node_modules"), { recursive: true });
  for (const part of ["openspec", "features"]) {
    cpSync(join(repository, part), join(shop.root, part), { recursive: true });
  }
  const sized = [20, 200, 2000].map((operations) => {
    const root = join(folder, `operations-${operations}`);
    writeSized(root, operations);
    return { name: `${operations} operations`, root, edit: area };
  });
  const chain = {
    name: "chain of 200",
    root: join(folder, "chain-200"),
    edit: { file: "openspec/specs/chain/spec.md", from: "Half a link is none", to: "Half a link is nothing" },
  };
  writeChain(chain.root, 200);
  return [shop, ...sized, chain];
}

/** Forgets everything earlier runs have left: as after a fresh clone with nothing generated. */
export function makeCold({ root }: Subject): void {
  for (const path of ["generated", "node_modules/.cache"])
    rmSync(join(root, path), { recursive: true, force: true });
}

/** Changes one line: there and back again. */
export function editLine({ root, edit }: Subject): void {
  const path = join(root, edit.file);
  const text = readFileSync(path, "utf8");
  const edited = text.includes(edit.to) ? text.replace(edit.to, edit.from) : text.replace(edit.from, edit.to);
  if (edited === text) throw new Error(`${path} holds neither ${edit.from} nor ${edit.to}`);
  writeFileSync(path, edited);
}

/** The bytes of all specifications. */
export function specBytes({ root }: Subject): number {
  const specs = join(root, "openspec/specs");
  const files = readdirSync(specs, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".md"),
  );
  return files.reduce((sum, name) => sum + statSync(join(specs, name)).size, 0);
}
