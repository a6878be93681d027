/** The schemes of `Authorization` that the registry of HTTP knows. */
export const httpSchemes = [
  "Basic",
  "Bearer",
  "Concealed",
  "Digest",
  "DPoP",
  "GNAP",
  "HOBA",
  "Mutual",
  "Negotiate",
  "OAuth",
  "PrivateToken",
  "SCRAM-SHA-1",
  "SCRAM-SHA-256",
  "vapid",
] as const;

/** Schemes have no case. */
export const registeredScheme = (name: string): (typeof httpSchemes)[number] | null =>
  httpSchemes.find((scheme) => scheme.toLowerCase() === name.toLowerCase()) ?? null;
