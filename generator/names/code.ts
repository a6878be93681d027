const code = /^\p{Lu}[\p{Lu}\p{Nd}_]+$/u;

/** `OUT_OF_STOCK`: of an error, or a value of an enum. */
export const isCode = (word: string): boolean => code.test(word);
