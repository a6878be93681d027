import { requirement, scenario, specText } from "./requirement-text.js";
import { type Resource, resourcesOf } from "./resource.js";

/** How many operations one synthesised capability has: five for each of its four resources. */
export const operationsOfCapability = 20;

/** The spec.md of one capability: 4 entities of 8 fields, 20 operations, 60 scenarios, about 28 KB. */
export const capabilityText = (area: number): string =>
  specText(
    `area-${area}`,
    `Keeps the parcels of area ${area} moving and the papers that go with them in order.`,
    resourcesOf(area).flatMap((resource) => [
      list(resource),
      get(resource),
      add(resource),
      change(resource),
      remove(resource),
    ]),
  );

/** The two tables of a resource. They stand where it is added, since a requirement needs a scenario of its own. */
const tables = ({ entity: name, handle, parent }: Resource): string => `\`${name}\`

| Field | Type | Rules | Description |
| ----- | ---- | ----- | ----------- |
| \`id\` | string | read-only, pattern \`^${handle}_\` | Given by the system |
| \`name\` | string | length 1..200 | What people call it |
| \`amountCents\` | integer | 0..100000000 | What it is worth |
| \`state\` | OPEN, WAITING, CLOSED | | Where it stands |
| \`email\` | email | optional | Where to write to |
| \`weight\` | number | >= 0, optional | In kilograms |
| \`belongsTo\` | ${parent === null ? "string[]" : `${parent}.id`} | optional | What it belongs to |
| \`createdAt\` | date-time | read-only | When it was made |

\`${name}Change\`

| Field | Type | Rules | Description |
| ----- | ---- | ----- | ----------- |
| \`name\` | ${name}.name | optional | What it is called from now on |
| \`amountCents\` | ${name}.amountCents | optional | What it is worth from now on |
`;

const list = ({ entity: name, handle, path }: Resource): string =>
  requirement(
    `List each ${name}`,
    `The system SHALL answer \`GET ${path}\` with \`200 ${name}[]\`, oldest first, at most \`?limit: 1..100 = 20\` of them; a limit that
cannot be is refused with \`400 VALIDATION_FAILED\`.`,
    [
      scenario(
        "Everything that was added is listed",
        `GIVEN a \`${name} one { name: "One" }\``,
        `AND a \`${name} two { name: "Two" }\``,
        `WHEN somebody looks: \`GET ${path}\``,
        `THEN both are there in this order: \`200 ${name}[]\` with \`[..., { id: {one.id} }, { id: {two.id} }]\``,
      ),
      scenario(
        "No more than was asked for",
        `GIVEN a \`${name} ${handle} { name: "Only" }\``,
        `WHEN somebody looks at one: \`GET ${path}?limit=1\``,
        "THEN there is one: `length = 1`",
      ),
      scenario(
        "A limit that cannot be",
        `WHEN somebody looks: \`GET ${path}?limit=0\``,
        'THEN it is refused: `400 VALIDATION_FAILED { errors: [{ path: "limit" }] }`',
      ),
    ].join("\n"),
  );

const get = ({ entity: name, handle, path, notFound }: Resource): string =>
  requirement(
    `Get one ${name}`,
    `The system SHALL answer \`GET ${path}/{id}\` with \`200 ${name}\`, or with \`404 ${notFound}\` where there is none.`,
    [
      scenario(
        "One that exists",
        `GIVEN a \`${name} ${handle} { name: "First", amountCents: 200 }\``,
        `WHEN somebody looks at it: \`GET ${path}/{${handle}.id}\``,
        `THEN it is as it was added: \`200 ${name} { id: {${handle}.id}, name: "First", amountCents: 200 }\``,
      ),
      scenario(
        "One that never was",
        `WHEN somebody looks for \`GET ${path}/${handle}_missing\``,
        `THEN there is none: \`404 ${notFound}\``,
      ),
      scenario(
        "A clever name",
        `WHEN somebody looks for \`GET ${path}/__proto__\``,
        `THEN there is none: \`404 ${notFound}\``,
        `AND the list is still there: \`GET ${path}\` gives \`200 ${name}[]\``,
      ),
    ].join("\n"),
  );

const add = (resource: Resource): string => {
  const { entity: name, handle, path } = resource;
  return requirement(
    `Add one ${name}`,
    `The system SHALL answer \`POST ${path} ${name}\` with \`201 ${name}\`, giving it an id of its own. What breaks its rules is refused
with \`400 VALIDATION_FAILED\`.`,
    [
      tables(resource),
      scenario(
        "Add one",
        `WHEN \`@admin\` adds \`POST ${path} { name: "New", amountCents: 5, state: OPEN }\``,
        `THEN it is made: \`201 ${name} ${handle} { name: "New", amountCents: 5, state: OPEN }\``,
        `AND it can be found: \`GET ${path}/{${handle}.id}\` shows \`200 ${name} { name: "New" }\``,
      ),
      scenario(
        "Those that cannot be",
        `WHEN \`@admin\` tries each of these: \`POST ${path}\`

  | name | amountCents | state |
  | ---- | ----------- | ----- |
  | New  | -1          | OPEN  |
  | New  | 1.5         | OPEN  |
  | New  | 5           | GONE  |
  | ""   | 5           | OPEN  |
`,
        "THEN all are refused: `4 x 400 VALIDATION_FAILED`",
      ),
      scenario(
        "A field is missing",
        `WHEN \`@admin\` adds \`POST ${path} ${name} - name\``,
        'THEN it is named: `400 VALIDATION_FAILED { errors: [{ path: "name" }] }`',
      ),
    ].join("\n"),
  );
};

const change = ({ entity: name, handle, path, notFound }: Resource): string =>
  requirement(
    `Change one ${name}`,
    `The system SHALL answer \`PATCH ${path}/{id} ${name}Change\` with \`200 ${name}\`, touching only what is named; an unknown one is
refused with \`404 ${notFound}\`, a value that cannot be with \`400 VALIDATION_FAILED\`.`,
    [
      scenario(
        "A new worth",
        `GIVEN a \`${name} ${handle} { name: "Same", amountCents: 200 }\``,
        `WHEN \`@admin\` changes it: \`PATCH ${path}/{${handle}.id} { amountCents: 300 }\``,
        `THEN the name stays: \`200 ${name} { name: "Same", amountCents: 300 }\``,
      ),
      scenario(
        "A worth that cannot be",
        `GIVEN a \`${name} ${handle} { amountCents: 200 }\``,
        `WHEN \`@admin\` tries \`PATCH ${path}/{${handle}.id} { amountCents: -1 }\``,
        "THEN it is refused: `400 VALIDATION_FAILED`",
        `AND nothing changed: \`GET ${path}/{${handle}.id}\` shows \`amountCents = 200\``,
      ),
      scenario(
        "The worth of nothing",
        `WHEN \`@admin\` changes \`PATCH ${path}/${handle}_missing { amountCents: 1 }\``,
        `THEN there is none: \`404 ${notFound}\``,
      ),
    ].join("\n"),
  );

const remove = ({ entity: name, handle, path, notFound }: Resource): string =>
  requirement(
    `Remove one ${name}`,
    `The system SHALL answer \`DELETE ${path}/{id}\` with \`204\`, or with \`404 ${notFound}\` where there is none.`,
    [
      scenario(
        "It is gone",
        `GIVEN a \`${name} spare { name: "Spare" }\` that nobody needs`,
        `WHEN \`@admin\` removes it: \`DELETE ${path}/{spare.id}\``,
        "THEN it is gone: `204`",
        `AND cannot be found: \`GET ${path}/{spare.id}\` gives \`404 ${notFound}\``,
      ),
      scenario(
        "Removed twice",
        `GIVEN a \`${name} ${handle} { name: "Once" }\``,
        `AND \`@admin\` has removed it: \`DELETE ${path}/{${handle}.id}\``,
        `WHEN \`@admin\` removes it \`again\``,
        `THEN there is none: \`404 ${notFound}\``,
      ),
      scenario(
        "Removing nothing",
        `WHEN \`@admin\` removes \`DELETE ${path}/${handle}_missing\``,
        `THEN there is none: \`404 ${notFound}\``,
      ),
    ].join("\n"),
  );
