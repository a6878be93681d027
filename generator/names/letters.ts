const first = /^[\p{ID_Start}_]$/u;
const later = /^[\p{ID_Continue}_]$/u;
/**
 * Blocks of letters that new versions of Unicode leave alone, so that every Node gives the same names and every
 * compiler reads them: Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, the scripts of India and South-East Asia,
 * Georgian, Korean, Japanese, Chinese.
 */
const settled =
  /^(?:[\u0030-\u024f]|[\u0300-\u036f]|[\u0370-\u052f\u0531-\u0587\u05d0-\u05ea\u0620-\u06ff\u0900-\u0be3\u0e00-\u0eff\u10a0-\u11ff\u1e00-\u1fff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9ffc\uac00-\ud7a3])$/u;

/** Whether a character can stand at this position of a name, in every language we print. */
export function fitsIdentifier(character: string, position: number): boolean {
  return settled.test(character) && (position === 0 ? first : later).test(character);
}
