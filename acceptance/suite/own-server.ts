/**
 * The options of a step definition that looks into the server, or changes it otherwise than by requests:
 * `Then("the log holds {string}", ownServer, …)`, or `{ ...ownServer, timeout: 5_000 }`. The compiler reads it and tags
 * the scenario `@own-server`, which is not run against a server that runs elsewhere. To Cucumber it says nothing.
 */
export const ownServer: Readonly<Record<never, never>> = Object.freeze({});
