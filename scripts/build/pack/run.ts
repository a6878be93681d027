/** Packs what others install into `dist-packages/`, and judges it: `npm run pack`. */
import { rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { publintProblems, typeProblems } from "./judges.js";
import { type Packed, packNpm } from "./pack-npm.js";

const root = resolve(import.meta.dirname, "../../..");
const destination = join(root, "dist-packages");

const inKilobytes = (bytes: number): string => `${Math.ceil(bytes / 1000).toLocaleString("en")} kB`;

function say({ name, tarball, size, unpackedSize, files }: Packed): void {
  const sizes = `${inKilobytes(size)} packed, ${inKilobytes(unpackedSize)} unpacked, ${files} files`;
  console.log(`${name}: ${basename(tarball)}, ${sizes}`);
}

rmSync(destination, { recursive: true, force: true });
const problems: string[] = [];
for (const folder of ["generator", "acceptance", "http"]) {
  const packed = await packNpm(root, folder, destination);
  say(packed);
  problems.push(
    ...packed.problems,
    ...(await publintProblems(packed.tarball)),
    ...typeProblems(packed.tarball),
  );
}
for (const problem of problems) console.error(`error: ${problem}`);
if (problems.length > 0) process.exitCode = 1;
else console.log("publint and are-the-types-wrong found nothing wrong");
