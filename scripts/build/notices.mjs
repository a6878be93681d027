import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Writes `dist/THIRD-PARTY.txt`: which packages are in the bundles of a folder, and their licences, which ask to go along.
 * A bundle's metafile names every file that it is made of, seen from that folder.
 */
export function writeNotices(folder, metafiles) {
  const files = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const packages = new Set(files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []));
  const notices = [...packages].sort().map((path) => noticeOf(join(folder, path)));
  writeFileSync(join(folder, "dist/THIRD-PARTY.txt"), notices.join(`\n${"-".repeat(80)}\n\n`));
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
    .map((file) => readFileSync(join(folder, file), "utf8").trim());
  if (license === undefined && texts.length === 0) throw new Error(`${name} has no licence`);
  return [`${name} ${version} (${license})`, ...texts, ""].join("\n\n");
}
