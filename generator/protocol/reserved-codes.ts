/** Codes that the kernel gives by itself, with what they mean where no catalogue says otherwise. */
export const reservedCodes: Readonly<Record<string, { readonly status: number; readonly message: string }>> =
  {
    BODY_TOO_LARGE: { status: 413, message: "The request is too large" },
    IDEMPOTENCY_KEY_REUSED: { status: 422, message: "This key was used for another request" },
    INTERNAL_ERROR: { status: 500, message: "Something went wrong on our side" },
    MALFORMED_JSON: { status: 400, message: "The request is not valid JSON" },
    METHOD_NOT_ALLOWED: { status: 405, message: "This cannot be done here" },
    RATE_LIMITED: { status: 429, message: "Too many requests, please wait" },
    REQUEST_IN_PROGRESS: { status: 409, message: "The first request with this key is still running" },
    ROUTE_NOT_FOUND: { status: 404, message: "There is nothing here" },
    UNAUTHENTICATED: { status: 401, message: "Please sign in" },
    UNSUPPORTED_MEDIA_TYPE: { status: 415, message: "This media type is not understood here" },
  };

/** Codes that the kernel or a handler may give. */
export const sharedCodes: Readonly<Record<string, { readonly status: number; readonly message: string }>> = {
  FORBIDDEN: { status: 403, message: "You may not do this" },
  VALIDATION_FAILED: { status: 400, message: "Something in the request is not right" },
};

/** Codes that speak of no operation at all. */
export const routeCodes: ReadonlySet<string> = new Set(["ROUTE_NOT_FOUND", "METHOD_NOT_ALLOWED"]);

export function givenBy(code: string): "kernel" | "either" | "handler" {
  if (Object.hasOwn(reservedCodes, code)) return "kernel";
  return Object.hasOwn(sharedCodes, code) ? "either" : "handler";
}

/** The headers that the kernel sends with each of its codes. */
const sentWith: Readonly<Record<string, readonly string[]>> = {
  METHOD_NOT_ALLOWED: ["Allow"],
  RATE_LIMITED: ["Retry-After"],
  REQUEST_IN_PROGRESS: ["Retry-After"],
  UNAUTHENTICATED: ["WWW-Authenticate"],
};

/** What an answer of the kernel with this code carries besides its body. */
export const kernelHeaders = (code: string): readonly string[] => [
  ...(Object.hasOwn(sentWith, code) ? (sentWith[code] ?? []) : []),
  "X-Request-Id",
];
