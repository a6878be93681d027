import type { ErrorEntry } from "./operation.js";

export type ReservedCode =
  | "BODY_TOO_LARGE"
  | "FORBIDDEN"
  | "IDEMPOTENCY_KEY_REUSED"
  | "INTERNAL_ERROR"
  | "MALFORMED_JSON"
  | "METHOD_NOT_ALLOWED"
  | "RATE_LIMITED"
  | "REQUEST_IN_PROGRESS"
  | "ROUTE_NOT_FOUND"
  | "UNAUTHENTICATED"
  | "UNSUPPORTED_MEDIA_TYPE"
  | "VALIDATION_FAILED";

/**
 * The errors the kernel answers by itself, on any operation. A handler may give only VALIDATION_FAILED and FORBIDDEN
 * of them, where they are declared. A line of the same code in a specification's catalogue wins over the one here.
 */
export const reserved: Readonly<Record<ReservedCode, ErrorEntry>> = {
  BODY_TOO_LARGE: { status: 413, title: "Content Too Large", message: "The request is too large" },
  FORBIDDEN: { status: 403, title: "Forbidden", message: "You may not do this" },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    title: "Unprocessable Content",
    message: "This key was used for another request",
  },
  INTERNAL_ERROR: {
    status: 500,
    title: "Internal Server Error",
    message: "Something went wrong on our side",
  },
  MALFORMED_JSON: { status: 400, title: "Bad Request", message: "The request is not valid JSON" },
  METHOD_NOT_ALLOWED: { status: 405, title: "Method Not Allowed", message: "This cannot be done here" },
  RATE_LIMITED: { status: 429, title: "Too Many Requests", message: "Too many requests, please wait" },
  REQUEST_IN_PROGRESS: {
    status: 409,
    title: "Conflict",
    message: "The first request with this key is still running",
  },
  ROUTE_NOT_FOUND: { status: 404, title: "Not Found", message: "There is nothing here" },
  UNAUTHENTICATED: { status: 401, title: "Unauthorized", message: "Please sign in" },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    title: "Unsupported Media Type",
    message: "This media type is not understood here",
  },
  VALIDATION_FAILED: {
    status: 400,
    title: "Bad Request",
    message: "Something in the request is not right",
  },
};
