import { requirement, scenario, specText } from "./requirement-text.js";

/** One capability whose entities refer to each other in a chain: the first holds the second, and so on down. */
export function chainText(depth: number): string {
  const links = Array.from({ length: depth }, (_, index) => link(index + 1, depth));
  const scenarios = scenario(
    "Half a link is none",
    'WHEN `@admin` keeps `PUT /api/chain { name: "Half" }`',
    'THEN it is refused: `400 VALIDATION_FAILED { errors: [{ path: "next" }] }`',
  );
  const keep = requirement(
    "Keep a chain",
    `The system SHALL answer \`GET /api/chain\` with \`200 Link1\` and \`PUT /api/chain Link1\` with \`200 Link1\`, or with
\`400 VALIDATION_FAILED\`. A link has a name and holds the next one.`,
    [...links, scenarios].join("\n"),
  );
  return specText("chain", "Holds things that hold things.", [keep]);
}

const link = (number: number, depth: number): string => `\`Link${number}\`

| Field | Type | Rules | Description |
| ----- | ---- | ----- | ----------- |
| \`name\` | string | length 1..200 | Its name |
| \`next\` | ${number < depth ? `Link${number + 1}` : "integer"} | | What it holds |
`;
