/** The public face of the HTTP kernel: what generated code and programs import as `@specwright/http`. */
export { createApp } from "./app.js";
export type { AppOptions } from "./app-options.js";
export type { Authenticate, Identity, Presented } from "./authentication.js";
export { type AddressOf, addressBehind } from "./client-address.js";
export type { ErrorPlace, Template } from "./error-template.js";
export { distinctListOf, listOf, mapOf } from "./few-issues.js";
export type { Context, Handler } from "./handler.js";
export {
  type Claim,
  type IdempotencyRecord,
  type IdempotencyStore,
  KeyTaken,
  type Reservation,
  type StoredAnswer,
  type StoreRecord,
} from "./idempotency-store.js";
export { fieldErrorsOf } from "./issues.js";
export { parseJson } from "./json-body.js";
export type { Limits } from "./limits.js";
export { type Listening, type ListenOptions, listen } from "./listen.js";
export { type Log, type LogEntry, logFaults } from "./log.js";
export { notImplemented } from "./not-implemented.js";
export { openObject, openObjectOf } from "./open-object.js";
export {
  type Authentication,
  type Contract,
  type Credential,
  type ErrorBody,
  type ErrorCatalogue,
  type ErrorEntry,
  type ErrorTemplate,
  type Method,
  type Need,
  type Operation,
  operation,
  type ReplyBody,
  type TypedBody,
} from "./operation.js";
export { type CauseCodes, withCodes } from "./own-codes.js";
export { problemDetails } from "./problem.js";
export type { RateLimitOptions } from "./rate-limiter.js";
export { type FieldError, type Refusal, type RefusalExtras, refuse } from "./refusal.js";
export { type ReservedCode, reserved } from "./reserved.js";
export { createRouter } from "./router.js";
export { bindRoutes, type Routes } from "./routes.js";
export { length, pattern } from "./rules.js";
export { securityHeaders } from "./security-headers.js";
export { type LostRequest, lateAnswersOf } from "./stored-answer.js";
export { objectOf, strictObject } from "./strict-object.js";
export { email, uri } from "./text-formats.js";
export { isFitText, unfitTexts } from "./text-values.js";
export { tolerantObject, tolerantObjectOf } from "./tolerant-object.js";
export type { TraceContext } from "./trace-context.js";
export { unionOf } from "./union.js";
export { UploadedFile, uploadedFile } from "./uploaded-file.js";
export { proveWebhook, type SignedWebhook, signWebhook, type WebhookProof } from "./webhook-signature.js";
