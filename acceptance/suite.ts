/** The public face of acceptance: what generated steps and handwritten ones import as `@specwright/acceptance`. */
export type { Contract, ContractOperation, ErrorEntry, Schema } from "./contract/contract.js";
export type { Answer, Exchange } from "./http/exchange.js";
export {
  absent,
  answer,
  caller,
  contains,
  crowd,
  header,
  json,
  level,
  matches,
  noBody,
  nobody,
  type Parts,
  raw,
  same,
  test,
  thing,
} from "./plan/plan-builders.js";
export {
  forPeople,
  Given,
  handwritten,
  phrase,
  type Scenario,
  type SuiteStep,
  scenario,
  Then,
  unbound,
  When,
} from "./plan/step-builders.js";
export { distinct, moment, ref, rest, text } from "./plan/terms.js";
export type { Application, ApplicationFactory, ApplicationOptions, Listening } from "./server/application.js";
export type { Credentials } from "./steps/session.js";
export { defineSuite } from "./suite/define-suite.js";
export { ownServer } from "./suite/own-server.js";
export type { Suite } from "./suite/suite.js";
export { AcceptanceWorld, type RequestOptions } from "./suite/world.js";
export type { WorldOptions } from "./suite/world-options.js";
