/** Names that some systems keep for devices, whatever their ending. */
const device = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(?:\.|$)/i;

/** What some file system counts as the end of a name, or takes for a sign of its own. */
const unsteady = /[\\:*?"<>|]|[. ]$|^ /;

/** Characters that cannot be seen: some file systems leave them out, so that another name is meant than is read. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

const mostBytesOfName = 255;

/** Why Specwright neither owns nor writes at this place of a project, whatever is there; `null` where it may. */
export function objectionTo(path: string): string | null {
  for (const name of path.split("/")) {
    const objection = objectionToName(name);
    if (objection !== null) return objection;
  }
  return null;
}

function objectionToName(name: string): string | null {
  if (unseen.test(name)) return "it has invisible characters";
  const tooLong = tooLongName(name);
  if (tooLong !== null)
    return `a name in it has ${tooLong} bytes, and file systems allow at most ${mostBytesOfName}`;
  // Compared as by file systems that ignore case or width; `git~1` is how Windows shortens `.git`.
  const folded = name.normalize("NFKC").toLowerCase();
  if (folded === "node_modules") return "node_modules belongs to the package manager";
  if (folded.startsWith(".")) return `${name} begins with a dot, and such folders belong to other programs`;
  if (/^git~\d+$/.test(folded)) return `${name} stands for .git on some systems`;
  if (device.test(folded)) return `${name} is the name of a device on some systems`;
  return unsteady.test(name) ? `${name} is not a valid file name on every system` : null;
}

/** How many bytes the longest name of a path has, where that is more than file systems take. */
export function tooLongName(path: string): number | null {
  const longest = Math.max(...path.split("/").map((name) => Buffer.byteLength(name)));
  return longest > mostBytesOfName ? longest : null;
}
