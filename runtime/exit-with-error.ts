/** Says why the shop cannot open, and leaves. */
export function exitWithError(reason: string): never {
  console.error(reason);
  process.exit(1);
}
