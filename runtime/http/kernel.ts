/** The HTTP kernel's public face: what generated code and programs import as `@specwright/runtime/http`. */
export type { Context, Handler } from "./handler.js";
export type {
  Authentication,
  Contract,
  ErrorBody,
  ErrorCatalogue,
  ErrorEntry,
  Method,
  Operation,
  ReplyBody,
} from "./operation.js";
export { type FieldError, type Refusal, type RefusalExtras, refuse } from "./refusal.js";
export { bindRoutes, type Routes } from "./routes.js";
export { length } from "./rules.js";
