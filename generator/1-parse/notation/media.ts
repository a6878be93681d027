const top = /^(?:application|audio|example|font|image|message|model|multipart|text|video)\//i;

/** `text/plain`, but no path of a file such as `src/main`, and nothing with a mark of the sentence behind it. */
export const isMedia = (text: string): boolean => top.test(text) && /^[^ /]+\/[^ /]*[\w*+]$/.test(text);
