import type { Entries } from "../../entry.js";

/** Credentials, by which callers are authenticated. */
export const credentials = {
  "two-authentications": {
    severity: "error",
    message: "`{operation}` has two different authentications.",
    hint: "Keep one, or write both in one span: `Authorization: Bearer or Key`.",
    example: "`Authorization: Bearer` and elsewhere `Authorization: Basic`",
  },
  "authentication-weakened": {
    severity: "error",
    message: "This asks less of `{operation}` than a wider span does, which asks for `{asked}`.",
    hint: "Write what is asked in whole; only `Authorization: none` takes away.",
    example: "`ANY *` with `Authorization: Bearer admin`, and `GET /hats` with `Authorization: Bearer`",
  },
  "unknown-scheme": {
    severity: "warning",
    message:
      "`{name}` is neither a credential that is declared nor a scheme that the registry of HTTP knows.{guess}",
    hint: "Declare where it stands, such as `{name} = Authorization:` or `{name} = X-Api-Key:`.",
    example: "`Authorization: Token`",
  },
  "unknown-credential": {
    severity: "error",
    message: "No requirement declares the credential `{name}`.{guess}",
    hint: "Declare where it stands, such as `{name} = X-Api-Key:`, `{name} = ?api_key`, `{name} = cookie sid` or `{name} = Authorization:`.",
    example: "`Authorization: Schlüssel`",
  },
  "no-scheme": {
    severity: "error",
    message:
      "`{name}` cannot stand in the header `Authorization:`, which has ASCII letters and digits alone.",
    hint: "Give the credential another name, or another place such as `{name} = X-Token:`.",
    example: "`Schlüssel = Authorization:`",
  },
  "duplicate-credential": {
    severity: "error",
    message: "The credential `{name}` is declared twice, and not the same.",
    hint: "Keep one.",
    example: "`Key = X-Api-Key:` and elsewhere `Key = ?key`",
  },
  "credential-unused": {
    severity: "warning",
    message: "No operation asks for the credential `{name}`.",
    hint: "Ask for it: `Authorization: {name}`.",
    example: "`Key = X-Api-Key:` alone",
  },
  "credential-source": {
    severity: "error",
    message: "Callers cannot get `{name}` from `{source}`: {problem}.",
    hint: "Name a field that is in every answer of an entity which is made without credentials; or write what it looks like, such as `string length 1..`, and let features/support/credentials.ts make one for each caller.",
    example: "`Token = Authorization: User.token`, where only `@admin` makes a `User`",
  },
  "credential-is-text": {
    severity: "error",
    message: "The credential `{name}` is a text, so it cannot have this type.",
    hint: "Use a string, with a length or a pattern.",
    example: "`Key = X-Api-Key: integer`",
  },
  "parameter-is-credential": {
    severity: "error",
    message: "`{name}` is the credential `{credential}`, so it is no parameter beside it.",
    hint: "Leave it out, and ask for `Authorization: {credential}`.",
    example: "`Key = ?key` and `?key: string`",
  },
  "header-as-credential": {
    severity: "info",
    message: "A request without `{header}:` is answered 400, and this requirement speaks of 401.",
    hint: "If it proves who calls, declare it as a credential: `Key = {header}:`, and ask for `Authorization: Key`.",
    example: "`ANY *` with `X-Api-Key: required` and `401 KEY_MISSING`",
  },
  "token-source": {
    severity: "error",
    message: "Where a caller gets a token is said where the credential is declared.",
    hint: "Write `Authorization: {name}` here, and in a sentence `{name} = Authorization: User.token`; or let features/support/credentials.ts make one for each caller.",
    example: "`Authorization: Token {user.token}`",
  },
} as const satisfies Entries;
