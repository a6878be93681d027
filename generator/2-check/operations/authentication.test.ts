import { expect, it } from "vitest";
import { checked, operationOf } from "../testing/checked.js";
import { textOf } from "./authentication.js";

const get = "`GET /hats` answers `204`, `GET /hats/{id}` answers `204`.";

/** What is asked of the two operations, and what is said of it. */
function asked(...requirements: readonly string[]) {
  const found = checked(get, ...requirements);
  const of = (id: string): string => textOf(operationOf(found, id)?.authentication ?? null);
  return { list: of("getHats"), one: of("getHatsById"), said: found.said };
}

it.each([
  [
    "the operation before all",
    ["`ANY *` asks `Authorization: Bearer`.", "`GET /hats` asks `Authorization: none`."],
    "none",
    "Bearer",
  ],
  [
    "a longer path before a shorter",
    ["`ANY /h*` asks `Authorization: Basic`.", "`ANY /hats/*` asks `Authorization: Bearer`."],
    "Basic",
    "Bearer",
  ],
  [
    "a method before ANY",
    ["`ANY /hats*` asks `Authorization: Basic`.", "`GET /hats*` asks `Authorization: Bearer`."],
    "Bearer",
    "Bearer",
  ],
  [
    "more than the wider span asks",
    ["`ANY *` asks `Authorization: Bearer`.", "`GET /hats` asks `Authorization: Bearer keeper`."],
    "Bearer keeper",
    "Bearer",
  ],
  [
    "another credential",
    ["`ANY *` asks `Authorization: Bearer`.", "`GET /hats` asks `Authorization: Basic`."],
    "Basic",
    "Bearer",
  ],
  [
    "the same in another order",
    ["`ANY *` asks `Authorization: Basic or Bearer`.", "`ANY *` asks `Authorization: Bearer or Basic`."],
    "Basic or Bearer",
    "Basic or Bearer",
  ],
])("the more particular counts: %s", (_, requirements, list, one) => {
  expect(asked(...requirements)).toEqual({
    list: `Authorization: ${list}`,
    one: `Authorization: ${one}`,
    said: [],
  });
});

it.each([
  ["without the role", "Bearer keeper", "Authorization: Bearer"],
  ["with another way", "Bearer", "Authorization: Bearer or Basic"],
  ["with one of two", "Basic and Bearer", "Authorization: Bearer"],
  ["with one of two scopes", "OAuth a:read a:write", "Authorization: OAuth a:read"],
  ["not needed", "Bearer", "Authorization?: Bearer"],
  ["another that is not needed", "Bearer", "Authorization?: Basic"],
])("less than a wider span asks is an error: %s", (_, wide, own) => {
  const { said } = asked(`\`ANY *\` asks \`Authorization: ${wide}\`.`, `\`GET /hats\` asks \`${own}\`.`);
  expect(said).toEqual([`authentication-weakened at ${own}`]);
});

it("two that are as particular and different are an error", () => {
  const { said } = asked(
    "`ANY *` asks `Authorization: Basic`.",
    "`ANY *` asks `Authorization: Bearer`, `GET /hats` too.",
  );
  expect(said).toEqual(["two-authentications at Authorization: Bearer"]);
});

it.each([
  ["`Key: X-Api-Key:`", "Key = X-Api-Key:"],
  ["`Key = x-api-key:`", "Key = X-Api-Key:"],
  ["`Key = header X-Api-Key`", "Key = X-Api-Key:"],
  ["`Key = query api_key`", "Key = ?api_key"],
  ["`Key = cookie: sid`", "Key = cookie sid"],
  ["`Key: ?api_key`", "Key = ?api_key"],
])("%s is nearly a credential that is asked for", (written) => {
  const { said } = asked(`\`ANY *\` asks \`Authorization: Key\`, in ${written}.`);
  expect(said).toEqual([`miswritten-fact at ${written.replaceAll("`", "")}`]);
});

it.each([
  ["security: oauth2", "OAuth"],
  ["security: [{ OAuth: [hats:read] }]", "OAuth hats:read"],
  ["Authorization OAuth hats:read", "OAuth hats:read"],
])("%s is nearly what an operation asks for", (written, list) => {
  const found = asked(`\`ANY *\` asks \`${written}\`.`);
  expect(found).toEqual({
    list: `Authorization: ${list}`,
    one: `Authorization: ${list}`,
    said: [`miswritten-fact at ${written}`],
  });
});

it("a name one slip away from a declared credential is that", () => {
  const { list, said } = asked("`ANY *` asks `Authorization: Sesion`, in `Session = cookie sid`.");
  expect([list, said]).toEqual(["Authorization: Session", ["miswritten-fact at Authorization: Sesion"]]);
});
