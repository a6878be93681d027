import { z } from "zod";
import type { Handler } from "../../../http/handler.js";
import {
  type Contract,
  email,
  length,
  mapOf,
  type Operation,
  UploadedFile,
  uploadedFile,
  uri,
} from "../../../http/kernel.js";
import { library } from "../../../http/test-library.js";

/** The library of the kernel's tests, and things with a field of every type: what both kernels must answer alike. */
const Part = z.strictObject({ name: z.string(), colour: z.enum(["RED", "GREEN"]) });
const all = {
  text: z.string(),
  whole: z.int(),
  number: z.number(),
  flag: z.boolean(),
  date: z.iso.date(),
  at: z.iso.datetime({ offset: true }),
  mail: email(),
  link: uri(),
  uuid: z.guid(),
  data: z.base64(),
  colour: z.enum(["RED", "GREEN"]),
  list: z.array(z.int()),
  grid: z.array(z.array(z.string())),
  map: z.record(z.string(), z.int()),
  part: Part,
};
const Needed = z.strictObject(all);
const Thing = z.strictObject({
  short: z.string().check(length(2, 4)).exactOptional(),
  user: z
    .string()
    .regex(/^user_[0-9]+$/u)
    .exactOptional(),
  both: z.string().check(length(3, null)).regex(/^a/u, "NOT_A").exactOptional(),
  between: z.int().gt(0).lt(10).exactOptional(),
  from: z.number().min(-1.5).max(1e21).exactOptional(),
  ...Object.fromEntries(Object.entries(all).map(([name, schema]) => [name, schema.exactOptional()])),
  pair: z.array(z.int().min(1)).min(2, "NOT_A").max(3).exactOptional(),
  few: z.array(z.int().min(1)).min(1).max(3).exactOptional(),
  marks: z.record(z.string(), z.string()).check(length(1, 2)).exactOptional(),
  parts: z.array(Part).exactOptional(),
  anything: z.unknown().exactOptional(),
  nullable: z.int().nullable().exactOptional(),
  initial: z.string().default("as it was"),
});

const address: z.ZodType = z.strictObject({
  city: z.string(),
  floor: z.int().exactOptional(),
  next: z.lazy(() => address).exactOptional(),
});
const filled = {
  text: z.string(),
  whole: z.int().nullable().exactOptional(),
  flag: z.boolean().default(false),
  colour: z.enum(["RED", "GREEN"]).exactOptional(),
  list: z.array(z.int()).exactOptional(),
  anything: z.unknown().exactOptional(),
  map: mapOf(z.int()).exactOptional(),
  address: address.exactOptional(),
  parts: z.array(Part).exactOptional(),
  "page[size]": z.int().exactOptional(),
};
const Filled = z.strictObject(filled);
const Needs = z.strictObject({
  list: z.array(z.int()),
  map: mapOf(z.int()),
  inner: z.strictObject({ city: z.string(), all: z.array(Part) }),
  maybe: z.array(z.int()).nullable(),
});

function operation(
  id: string,
  method: Operation["method"],
  path: string,
  rest: Partial<Operation>,
): Operation {
  return {
    id,
    method,
    path,
    capability: "things",
    requirements: [],
    errors: [],
    replies: { 200: z.unknown() },
    ...rest,
  };
}

const things: readonly Operation[] = [
  operation("postThings", "POST", "/things", { body: Thing }),
  operation("postNeeded", "POST", "/needed", { body: Needed }),
  operation("postLists", "POST", "/lists", { body: z.array(z.int()) }),
  operation("putMaybe", "PUT", "/maybe", { body: Needed, missingBody: "null" }),
  operation("putEmpty", "PUT", "/empty", { body: Thing, missingBody: "empty" }),
  operation("putMap", "PUT", "/map", { body: z.record(z.string(), z.int()) }),
  operation("putText", "PUT", "/text", { body: "text/plain", missingBody: "null" }),
  operation("postForm", "POST", "/form", {
    body: { media: "application/x-www-form-urlencoded", schema: Filled },
  }),
  operation("patchForm", "PATCH", "/form", {
    body: { media: "application/x-www-form-urlencoded", schema: Needs },
  }),
  operation("patchParts", "PATCH", "/parts", { body: { media: "multipart/form-data", schema: Needs } }),
  operation("putForm", "PUT", "/form", {
    body: { media: "application/x-www-form-urlencoded", schema: Part },
    missingBody: "null",
  }),
  operation("postParts", "POST", "/parts", {
    body: {
      media: "multipart/form-data",
      schema: z.strictObject({
        ...filled,
        file: uploadedFile().exactOptional(),
        files: z.array(uploadedFile()).exactOptional(),
      }),
      files: ["file", "files"],
    },
  }),
  operation("postVendor", "POST", "/vendor", {
    body: { media: "application/vnd.a+json", schema: Part },
    replies: { 200: { media: "application/vnd.b+json", schema: z.unknown() } },
  }),
  operation("getCommas", "GET", "/commas", {
    query: z.strictObject({
      wholes: z.array(z.int()),
      texts: z.array(z.string()).exactOptional(),
      several: z.array(z.string()).exactOptional(),
    }),
    comma: ["wholes", "texts"],
  }),
  operation("postPictures", "POST", "/pictures", { body: "image/png", replies: { 200: "image/png" } }),
  operation("getThings", "GET", "/things/{first-name}.{kind}", {
    params: z.strictObject({ "first-name": z.string(), kind: z.enum(["a", "b"]) }),
    query: z.strictObject({
      whole: z.int().exactOptional(),
      wholes: z.array(z.int()).exactOptional(),
      flag: z.boolean().exactOptional(),
      colour: z.enum(["RED", "GREEN"]).exactOptional(),
      nullable: z.int().nullable().exactOptional(),
      initial: z.number().default(0.5),
    }),
    headers: z.strictObject({ "X-When": z.iso.date().exactOptional(), "X-Whole": z.int().exactOptional() }),
  }),
  operation("headHeads", "HEAD", "/heads", { replies: { 204: null } }),
  operation("optionsHeads", "OPTIONS", "/heads", { replies: { 204: null } }),
];

export const contract: Contract = {
  ...library,
  operations: [...library.operations, ...things],
  errors: { ...library.errors, NOT_A: { status: 409, title: "Not a", message: "It begins with a" } },
};

type Work = Handler<{ readonly body: never; readonly params: never }, unknown>;

const echo: Work = async (input, { caller }) => ({ status: 200, body: { input: shown(input), caller } });

/** Files in words that both languages have. */
function shown(value: unknown): unknown {
  if (value instanceof UploadedFile)
    return { name: value.name, media: value.media, bytes: Buffer.from(value.bytes).toString("latin1") };
  if (value instanceof Uint8Array || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(shown);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shown(one)]));
}
const given =
  (status: number): Work =>
  async ({ body }) => ({ status, body });

export const handlers: { readonly [id: string]: Work } = {
  ...Object.fromEntries(contract.operations.map(({ id }) => [id, echo])),
  getBooksById: async ({ params }) => ({ status: 200, body: { title: JSON.stringify(params).slice(0, 10) } }),
  getBooksNewest: async () => ({ status: 200, body: { title: "new" } }),
  postBooks: given(201),
  putBooksByIdText: given(200),
  postPictures: given(200),
  deleteBooksById: async () => ({ status: 204 }),
  headHeads: async () => ({ status: 204 }),
  optionsHeads: async () => ({ status: 204 }),
};
