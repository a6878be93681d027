import { describe, expect, it } from "vitest";
import { checked } from "../testing/checked.js";

const get = (segment: string, type: string): string =>
  `\`GET /hats/${segment}\`, \`{b}: ${type}\` answers \`200 { id: string }\`.`;

describe("a parameter behind a text", () => {
  it.each([
    ["{a}-{b}", "date-time"],
    ["{a}-{b}/a-b/", "date-time"],
    ["{a}1{b}", "date"],
    ["{a}:{b}", "date-time"],
    ["{a}%3A{b}", "date-time"],
    ["{a}+{b}", "date-time"],
    ["{a}T{b}", "date-time"],
    ["{a}-{b}", "uuid"],
    ["{a}c0{b}.json", "uuid"],
    ["{a}={b}", "binary"],
    ["{a}-{b}", "integer"],
    ["{a}--{b}", "integer"],
    ["{a}7{b}", "1000..2000"],
    ["{a}-{b}", "-5..5"],
    ["{a}.{b}", "number"],
    ["{a}.{b}", "1.5..1.75"],
    ["{a}-{b}", "number, 0.."],
    ["{a}a{b}", "boolean"],
    ["{a}e{b}", "boolean[]"],
    ["{a}B{b}", "ABC, DE"],
    ["{a},{b}", "integer[]"],
    ["{a},{b}", "string[]"],
    ["{a}1,{b}", "integer[]"],
    ["{a}-{b}", "date[]"],
    ["v{a}.{b}-{c}", "number"],
    ["{a}@{b}", "email"],
    ["{a}.{b}", "email"],
    ["{a}:{b}", "uri"],
    ["{a}-{b}", "pattern ^[A-Z]{2}-[0-9]+$"],
    ["{a}-{b}", "pattern ^(?:x-1|y-2)$"],
    ["{a}-{b}", "pattern ^[0-9]+(?:-[0-9]+)+$, length 5.."],
    ["{a}b{b}", "pattern ^abc$"],
  ])("%s of type %s does not arrive whatever it is", (segment, type) => {
    expect(checked(get(segment, type)).said).toEqual(["unreadable-parameter at b"]);
  });

  it.each([
    ["{a}_{b}", "date-time"],
    ["{a}Z{b}", "date-time"],
    ["{a}3A{b}", "boolean"],
    ["{a}e{b}", "boolean"],
    ["{a}g{b}", "uuid"],
    ["{a}-{b}", "0.."],
    ["{a}-{b}", "1..100"],
    ["{a}7{b}", "10..15"],
    ["{a}--{b}", "OPEN, DONE"],
    ["{a}.{b}", "integer"],
    ["{a},{b}", "boolean[], length ..1"],
    ["{a}-{b}", "OPEN, DONE"],
    ["{b}-{a}", "date-time"],
    ["v{b}", "number"],
    ["{b}.json", "number"],
    ["{a}/x-{b}", "date"],
    ["{a}-{b}", "string"],
    ["{a}-{b}", "length 1..5"],
    ["{a}-{b}", "email"],
    ["{a}/{b}", "uri"],
    ["{a}-{b}", "pattern ^[-0-9]+$"],
    ["{a}-{b}", "pattern ^[0-9]*-?$"],
    ["{a}-{b}", "pattern ^[0-9]+-$"],
    ["{a}-{b}", "pattern ^(?:x-1|y2)$"],
    ["{a}-{b}", "pattern x"],
  ])("%s of type %s arrives", (segment, type) => {
    expect(checked(get(segment, type)).said).toEqual([]);
  });
});
