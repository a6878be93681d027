/**
 * Stands in for `regexp-match-indices` in the bundle: every Node that Specwright runs on says by itself where a group
 * matched, and the package loads sixty files for those that do not.
 */
export default function execWithIndices(regexp, text) {
  return new RegExp(regexp.source, regexp.hasIndices ? regexp.flags : `${regexp.flags}d`).exec(text);
}
