import { expect, test } from "vitest";
import { authSettingsOf } from "./auth-settings.js";

const long = "x".repeat(32);
const problem = (env: Readonly<Record<string, string>>, host = "127.0.0.1") => {
  const reading = authSettingsOf(env, host);
  return reading.kind === "unfit" ? reading.problem : null;
};

test("development works without settings, and says that its secret is public", () => {
  const reading = authSettingsOf({}, "127.0.0.1");
  expect(reading.kind === "settings" && reading.settings.wellKnown).toBe(true);
});

test("with a long secret production starts, and knows two while they change", () => {
  const env = {
    NODE_ENV: "production",
    JWT_SECRET: long,
    JWT_SECRET_PREVIOUS: "y".repeat(32),
    JWT_ISSUER: "me",
  };
  expect(authSettingsOf(env, "0.0.0.0")).toEqual({
    kind: "settings",
    settings: {
      secret: long,
      previousSecret: "y".repeat(32),
      wellKnown: false,
      issuer: "me",
      audience: "specwright-shop",
    },
  });
});

test("production does not start without one", () => {
  expect(problem({ NODE_ENV: "production" })).toContain("JWT_SECRET is missing");
  expect(problem({ NODE_ENV: "production", JWT_SECRET: "" })).toContain("JWT_SECRET is missing");
});

test("a short secret, or the public one, is refused everywhere", () => {
  expect(problem({ JWT_SECRET: "x".repeat(31) })).toContain("JWT_SECRET has 31 bytes and needs 32 or more");
  expect(problem({ JWT_SECRET: "é".repeat(16) })).toBeNull();
  expect(problem({ JWT_SECRET: long, JWT_SECRET_PREVIOUS: "old" })).toContain(
    "JWT_SECRET_PREVIOUS has 3 bytes",
  );
  const known = authSettingsOf({}, "127.0.0.1");
  const secret = known.kind === "settings" ? known.settings.secret : "";
  expect(problem({ NODE_ENV: "production", JWT_SECRET: secret })).toContain("which is public");
});

test("a server that other machines reach needs a secret even in development", () => {
  expect(problem({}, "0.0.0.0")).toContain("HOST=0.0.0.0");
  expect(problem({ JWT_SECRET: long }, "0.0.0.0")).toBeNull();
  expect(problem({ JWT_SECRET_PREVIOUS: long })).toContain("needs a JWT_SECRET beside it");
});
