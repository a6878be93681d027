const top = /^(?:application|audio|example|font|image|message|model|multipart|text|video)\//i;

/** `text/plain`, but no path of a file such as `src/main`. */
export const isMedia = (text: string): boolean => top.test(text) && /^[^ /]+\/[^ /]+$/.test(text);
