declare const SPECWRIGHT_BUILD: string | undefined;
declare const SPECWRIGHT_VERSION: string | undefined;

/**
 * Changes with every change of the compiler, so that nothing an older one kept is used. `null` where the compiler
 * runs from its sources: then nothing is kept.
 */
export const toolBuild: string | null = typeof SPECWRIGHT_BUILD === "string" ? SPECWRIGHT_BUILD : null;

/** What `--version` says. */
export const toolVersion: string =
  typeof SPECWRIGHT_VERSION === "string" ? SPECWRIGHT_VERSION : "from source";
