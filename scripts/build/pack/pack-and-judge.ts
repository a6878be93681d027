import { basename } from "node:path";
import { publintProblems, typeProblems } from "./judges.js";
import { type Packed, packNpm } from "./pack-npm.js";

/** Packs all packages of npm into a folder, says the size of each, and gives what is wrong with them. */
export async function packAndJudge(
  root: string,
  destination: string,
  say: (line: string) => void,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const folder of ["generator", "acceptance", "http"]) {
    const packed = await packNpm(root, folder, destination);
    say(sizesOf(packed));
    const { tarball } = packed;
    problems.push(...packed.problems, ...(await publintProblems(tarball)), ...(await typeProblems(tarball)));
  }
  return problems;
}

const inKilobytes = (bytes: number): string => `${Math.ceil(bytes / 1000).toLocaleString("en")} kB`;

export function sizesOf({ name, tarball, size, unpackedSize, files }: Packed): string {
  const sizes = `${inKilobytes(size)} packed, ${inKilobytes(unpackedSize)} unpacked, ${files} files`;
  return `${name}: ${basename(tarball)}, ${sizes}`;
}
