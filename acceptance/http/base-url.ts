/** What is wrong with the address of a server; null: nothing. */
export function baseUrlProblem(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === "http:" || url?.protocol === "https:") return null;
  return `"${text}" is no base URL: expected http:// or https:// and a host.`;
}
