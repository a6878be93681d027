import { expect, test } from "vitest";
import { serverSettingsOf } from "./settings.js";

const read = (env: Readonly<Record<string, string>>, terminal = false) => {
  const reading = serverSettingsOf(env, terminal);
  return reading.kind === "settings" ? reading.settings : reading.problem;
};

test("development is fine without any", () => {
  expect(read({}, true)).toEqual({
    port: 3000,
    host: "127.0.0.1",
    production: false,
    log: "pretty",
    rateLimit: null,
    notice: 0,
    grace: 10_000,
    connections: 10_000,
    unpaid: 1_800_000,
    webhookSecrets: [],
    demoProducts: true,
  });
  expect(read({})).toMatchObject({ log: "json" });
  expect(read({ DRAIN_SECONDS: "0.25", GRACE_SECONDS: "2" })).toMatchObject({ notice: 250, grace: 2_000 });
});

test("production writes for machines, limits callers and gives balancers notice", () => {
  expect(read({ NODE_ENV: "production", TRUSTED_PROXIES: "1" }, true)).toMatchObject({
    log: "json",
    rateLimit: { perMinute: 600, proxies: 1 },
    notice: 5_000,
    demoProducts: false,
  });
  expect(read({ NODE_ENV: "production", DEMO_PRODUCTS: "yes" })).toMatchObject({ demoProducts: true });
  expect(read({ NODE_ENV: "production", RATE_LIMIT: "0", LOG: "off" })).toMatchObject({
    log: "off",
    rateLimit: null,
  });
});

test.each([
  [{ PORT: "http" }, 'PORT must be a number from 0 to 65535, not "http".'],
  [{ PORT: "65536" }, 'PORT must be a number from 0 to 65535, not "65536".'],
  [{ DRAIN_SECONDS: "3600.5" }, 'DRAIN_SECONDS must be a number from 0 to 3600, not "3600.5".'],
  [{ GRACE_SECONDS: "1e3" }, 'GRACE_SECONDS must be a number from 0 to 3600, not "1e3".'],
  [{ RATE_LIMIT: "-1" }, 'RATE_LIMIT must be a number from 0 to 10000000, not "-1".'],
  [{ UNPAID_MINUTES: "0" }, 'UNPAID_MINUTES must be a number from 1 to 100000, not "0".'],
  [{ WEBHOOK_SECRET: "short" }, "WEBHOOK_SECRET needs 16 bytes or more."],
  [
    { WEBHOOK_SECRET_PREVIOUS: "sixteen bytes or so" },
    "WEBHOOK_SECRET_PREVIOUS needs a WEBHOOK_SECRET beside it.",
  ],
  [{ MAX_CONNECTIONS: "0" }, 'MAX_CONNECTIONS must be a number from 1 to 1000000, not "0".'],
  [{ NODE_ENV: "prod" }, 'NODE_ENV must be one of production, development, test, not "prod".'],
  [{ DEMO_PRODUCTS: "true" }, 'DEMO_PRODUCTS must be one of yes, no, not "true".'],
  [{ LOG: "loud" }, 'LOG must be one of json, pretty, off, not "loud".'],
])("%o is said plainly", (env, problem) => {
  expect(read(env)).toBe(problem);
});
