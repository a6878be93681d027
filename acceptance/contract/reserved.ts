import { reservedCodes, routeCodes, sharedCodes } from "../../generator/protocol/reserved-codes.js";

/** Whether the server's kernel may give this code on an operation that does not declare it. */
export function mayComeUndeclared(code: string, authenticated: boolean): boolean {
  // A fault of the server itself is welcome only where it is declared.
  if (routeCodes.has(code) || code === "INTERNAL_ERROR") return false;
  if (code === "VALIDATION_FAILED" || Object.hasOwn(reservedCodes, code)) return true;
  return authenticated && code === "FORBIDDEN";
}

/** Whether a code speaks of no operation at all. */
export function isRouteCode(code: string): boolean {
  return routeCodes.has(code);
}

/** What the kernel knows of its own codes, where the catalogue is silent; null where it does not. */
export function reservedEntry(code: string): { readonly status: number; readonly message: string } | null {
  for (const codes of [reservedCodes, sharedCodes])
    if (Object.hasOwn(codes, code)) return codes[code] ?? null;
  return null;
}

/** What a code is called by the kernel, where it has another name here; a code of the kernel that has one is none. */
export const ownNames = (
  code: string,
  renamed: { readonly [code: string]: string } = {},
): readonly string[] => [
  ...(Object.hasOwn(renamed, code) ? [] : [code]),
  ...Object.keys(renamed).filter((own) => renamed[own] === code),
];

/** The codes that a kernel may give without being asked for them. */
export const reservedNames: readonly string[] = Object.keys({ ...sharedCodes, ...reservedCodes });
