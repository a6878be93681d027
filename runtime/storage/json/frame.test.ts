import { expect, test } from "vitest";
import { frameOf, scanFrames } from "./frame.js";

const texts = ['["a"]', "", "ü\u2028🎩", JSON.stringify("line\nbreak")];
const frames = texts.map(frameOf);
const log = Buffer.concat(frames);
const ends = frames.map((_, at) => Buffer.concat(frames.slice(0, at + 1)).length);

test("what was written is read", () => {
  expect(scanFrames(log)).toEqual({ kind: "whole", texts, torn: null });
  expect(scanFrames(Buffer.alloc(0))).toEqual({ kind: "whole", texts: [], torn: null });
});

test("a log cut at any byte keeps all frames before the cut", () => {
  for (let length = 0; length < log.length; length++) {
    const whole = ends.filter((end) => end <= length);
    const left = texts.slice(0, whole.length);
    const torn = whole.at(-1) ?? 0;
    const expected =
      torn === length ? { kind: "whole", texts: left, torn: null } : { kind: "torn", texts: left, torn };
    expect(scanFrames(log.subarray(0, length))).toEqual(expected);
  }
});

test("no flipped bit, anywhere, passes or is taken for a cut", () => {
  for (let bit = 0; bit < log.length * 8; bit++) {
    const flipped = Buffer.from(log);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect([bit, scanFrames(flipped).kind]).toEqual([bit, "damaged"]);
  }
});

test("zeros where a frame should be are damage, and so is what comes behind a frame", () => {
  expect(scanFrames(Buffer.concat([log, Buffer.alloc(40)])).kind).toBe("damaged");
  expect(scanFrames(Buffer.concat([log, Buffer.from("x")])).kind).toBe("damaged");
  expect(scanFrames(Buffer.concat([log, Buffer.from("\n")])).kind).toBe("damaged");
});
