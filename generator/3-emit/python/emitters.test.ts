import { describe, expect, it } from "vitest";
import type { Field, SpecModel } from "../../model.js";
import {
  entity,
  entityType,
  errorEntry,
  field,
  integer,
  length,
  listOf,
  model,
  operation,
  pattern,
  problemForm,
  range,
  refusal,
  reply,
  string,
} from "../testing/parts.js";
import { app } from "./app.js";
import { errors } from "./errors.js";
import { handlers } from "./handlers.js";
import { models } from "./models.js";
import { routes } from "./routes.js";

const textOf = (emitter: typeof models, spec: SpecModel): string => emitter(spec)[0]?.text ?? "";
/** The lines of a class's fields. */
const members = (...fields: readonly Field[]): readonly string[] =>
  textOf(models, model({ entities: [entity("Leaf", []), entity("Thing", fields)] }))
    .split("class Thing(Model):")[1]
    ?.split("\n")
    .filter((line) => line.startsWith("    ") && !line.includes('"""')) ?? [];

describe("models.py", () => {
  it("says absent, null and default as three facts", () => {
    expect(
      members(
        field("a", string, { optional: true }),
        field("b", string, { nullable: true }),
        field("c", string, { optional: true, nullable: true }),
        field("d", integer, { initial: { value: 14 } }),
        field("e", integer, { optional: true, initial: { value: 14 } }),
        field("e", string, { nullable: true, initial: { value: null } }),
      ),
    ).toEqual([
      "    a: str | MISSING = MISSING",
      "    b: str | None",
      "    c: str | MISSING | None = MISSING",
      "    d: Integer = 14",
      '    e: Annotated[Integer, Field(json_schema_extra={"x-optional": True})] = 14',
      "    e: str | None = None",
    ]);
  });

  it("says rules without errors of their own as bounds of Field, and reads numbers behind them", () => {
    const ratio = range(-1.5, null);
    const number = { kind: "scalar", scalar: "number" } as const;
    expect(
      members(
        field("few", integer, { checks: [range(1, 5)], description: "How many" }),
        field("ratio", number, { checks: [ratio], nullable: true }),
        field("name", string, { checks: [length(0, 9), pattern("^a")] }),
      ),
    ).toEqual([
      '    few: Annotated[int, Field(ge=1, le=5, description="How many"), WHOLE]',
      "    ratio: Annotated[float, Field(ge=-1.5), DOUBLE] | None",
      '    name: Annotated[str, Field(max_length=9, pattern="^a")]',
    ]);
  });

  it("asks rules themselves where bounds of Field would answer otherwise", () => {
    const digits = { kind: "pattern", pattern: "\\d", portable: "[0-9]", code: null } as const;
    expect(
      members(
        field("half", integer, { checks: [range(1.5, null)] }),
        field("twice", integer, { checks: [range(1, null), range(5, null)] }),
        field("late", string, { checks: [pattern("^a"), length(1, null)] }),
        field("digits", string, { checks: [digits] }),
        field("all", listOf(string), { checks: [length(1, 9)] }),
      ),
    ).toEqual([
      "    half: Annotated[int, Range(ge=1.5), WHOLE]",
      "    twice: Annotated[int, Rules(Range(ge=1), Range(ge=5)), WHOLE]",
      '    late: Annotated[str, Rules(Pattern("^a"), Length(min=1))]',
      '    digits: Annotated[str, Pattern("\\\\d", portable="[0-9]")]',
      "    all: Annotated[ListOf[str], Length(min=1, max=9)]",
    ]);
  });

  it("keeps rules and their errors, and asks several together", () => {
    expect(
      members(
        field("few", integer, { checks: [range(1, 5, "TOO_MANY")] }),
        field("name", string, { checks: [length(1, 9, "LONG"), pattern("^a")] }),
      ),
    ).toEqual([
      '    few: Annotated[int, Range(ge=1, le=5, code="TOO_MANY"), WHOLE]',
      '    name: Annotated[str, Rules(Length(min=1, max=9, code="LONG"), Pattern("^a"))]',
    ]);
  });

  it("gives objects and lists as defaults, and an object written on the spot a class of its own", () => {
    const inline = { kind: "object", fields: [field("zipCode")], rest: { kind: "refused" } } as const;
    const lines = members(
      field("leaf", entityType("Leaf"), { initial: { value: {} } }),
      field("all", listOf(entityType("Leaf")), { initial: { value: [{}] } }),
      field("shipTo", inline, { initial: { value: { zipCode: "1" } } }),
    );
    expect(lines).toEqual([
      "    leaf: Leaf = Leaf()",
      "    all: ListOf[Leaf] = (Leaf(),)",
      '    ship_to: Annotated[Thing_ShipTo, Field(alias="shipTo")] = Thing_ShipTo(zip_code="1")',
    ]);
  });

  it("gives dates, instants and UUIDs as defaults that keep their text, also in a list", () => {
    const scalar = (name: "date" | "date-time" | "uuid") => ({ kind: "scalar", scalar: name }) as const;
    const uuid = "00000000-0000-4000-8000-00000000000A";
    const lines = members(
      field("days", listOf(scalar("date")), { initial: { value: ["0000-02-29"] } }),
      field("at", scalar("date-time"), { initial: { value: "2000-12-31T23:59:59+02:00" } }),
      field("key", scalar("uuid"), { nullable: true, initial: { value: uuid } }),
    );
    expect(lines).toEqual([
      '    days: ListOf[Date] = (SentDate.of("0000-02-29"),)',
      '    at: DateTime = SentDateTime.of("2000-12-31T23:59:59+02:00")',
      `    key: Uuid | None = SentUuid.of("${uuid}")`,
    ]);
  });

  it("completes what a cycle leaves open, and makes a default of it later", () => {
    const spec = model({
      entities: [
        entity("A", [field("b", entityType("B"), { initial: { value: {} } })]),
        entity("B", [field("a", entityType("A"), { optional: true })]),
      ],
    });
    const text = textOf(models, spec);
    expect(text).toContain("    b: B = Field(default_factory=lambda: B())\n");
    expect(text).toMatch(/\nA\.model_rebuild\(\)\n$/);
  });

  it("has a second class where a request leaves read-only fields out", () => {
    const fields = [field("id", string, { readOnly: true }), field("name")];
    const text = textOf(models, model({ entities: [entity("Hat", fields, { hasInput: true })] }));
    expect(text.match(/class \w+/g)).toEqual(["class Hat", "class HatBody"]);
    expect(text.split("class HatBody")[1]).not.toContain("id:");
  });
});

const spec = model({
  entities: [entity("Hat", [])],
  operations: [
    operation("postHats", "POST", "/hats", {
      body: { kind: "json", media: null, type: entityType("Hat"), missing: "refused" },
      replies: [reply(201, entityType("Hat")), reply(204, null), reply(299, null)],
      refusals: [
        refusal(409, "OUT_OF_HATS", { headers: [field("Retry-After")] }),
        refusal(401, "UNAUTHENTICATED", { givenBy: "kernel" }),
      ],
    }),
    operation("getHats", "GET", "/hats", {
      query: [field("sortBy", string, { optional: true })],
      replies: [{ status: 200, body: { kind: "media", media: "text/csv" }, headers: [] }],
    }),
  ],
  errors: {
    renamed: [],
    forms: [problemForm],
    entries: [errorEntry("OUT_OF_HATS", 409, "All sold", { members: [["sold", [true, null]]] })],
  },
});

describe("handlers.py", () => {
  it("spells out what goes in and what may come out", () => {
    const text = textOf(handlers, spec);
    expect(text).toContain(
      "PostHatsReply: TypeAlias = Created[models.Hat] | NoContent | Status299[None] | errors.OutOfHats\n",
    );
    expect(text).toContain("class Status299(Reply[T_co]):");
    expect(text).toContain("GetHatsReply: TypeAlias = Ok[str]\n");
    expect(text).toContain(
      "    async def get_hats(self, request: GetHatsInput, context: Context) -> GetHatsReply:",
    );
    expect(text).toContain("class Handlers:");
    expect(text).toMatch(/\n {4}shop: ShopHandlers\n$/);
  });
});

describe("routes.py", () => {
  it("says everything of an operation as data, and binds it", () => {
    const text = textOf(routes, spec);
    expect(text).toContain("    errors=(errors.OutOfHats,),\n    refusals=(errors.Unauthenticated,),\n");
    expect(text).toContain("    replies={201: models.Hat, 204: None, 299: None},\n");
    expect(text).toContain('    reply_headers={"OUT_OF_HATS": ("Retry-After",)},\n');
    expect(text).toContain('    replies={200: Media("text/csv")},\n');
    expect(text).toContain(
      "        return await implementation.post_hats(handlers.PostHatsInput(body=body), context)\n",
    );
    expect(text).toContain("OPERATIONS: tuple[Operation, ...] = (POST_HATS, GET_HATS)\n");
  });
});

describe("errors.py and app.py", () => {
  it("have a class for each code, with a body where the catalogue writes it out", () => {
    const text = textOf(errors, spec);
    expect(text).toContain('class OutOfHats(Refusal):\n    """409: All sold"""\n');
    expect(text).toContain('    body = {"members": [["sold", [True, None]]]}\n');
    expect(text).toContain("CATALOGUE: tuple[type[Refusal], ...] = (OutOfHats,)\n");
    expect(text).toContain("ERROR_BODY = problem_details\n");
  });

  it("join the capabilities' routers", () => {
    expect(textOf(app, spec)).toContain("    routers = (routes.shop_routes(handlers.shop),)\n");
  });
});
