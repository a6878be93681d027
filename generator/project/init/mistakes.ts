/** A mistake that is often made when a specification is written, held to the compiler by a test. */
export interface Mistake {
  /** The code of the diagnostic that names it. */
  readonly code: string;
  readonly wrong: string;
  readonly right: string;
  readonly why: string;
}

const create = '- **WHEN** one is added: `POST /books { title: "Emma" }`';

/** Steps of a scenario of the capability of books, each wrong one beside a right one. */
export const mistakes: readonly Mistake[] = [
  {
    code: "prose-scenario",
    wrong: "- **WHEN** somebody adds a book\n- **THEN** it is there",
    right: `${create}\n- **THEN** it is there: \`201 Book\``,
    why: "Words alone send nothing and check nothing. Say in code what is sent and what comes back.",
  },
  {
    code: "unbound-step",
    wrong: '- **WHEN** a `title` is sent: `POST /books { title: "Emma" }`\n- **THEN** `201`',
    right: `${create}\n- **THEN** \`201\``,
    why: "A step in which one span is no fact is not run at all. In steps, set only facts in backticks.",
  },
  {
    code: "pattern-does-not-fit",
    wrong: `${create}\n- **THEN** \`201 { book: Book }\``,
    right: `${create}\n- **THEN** \`201 Book first { title: "Emma" }\``,
    why: "The body is what the requirement declares. Its type is checked anyway; write the values that are meant.",
  },
  {
    code: "unknown-entity",
    wrong: `${create}\n- **THEN** \`201 Created\``,
    right: `${create}\n- **THEN** \`201 Book\``,
    why: "After a status stands a type or a code, not the reason phrase.",
  },
  {
    code: "unknown-name",
    wrong: "- **WHEN** it is read: `GET /books/{id}`\n- **THEN** `404 BOOK_NOT_FOUND`",
    right:
      '- **GIVEN** a `Book emma { title: "Emma" }`\n- **WHEN** it is read: `GET /books/{emma.id}`\n- **THEN** `200 Book`',
    why: "A path in a step has values: text, or a place of a thing that an earlier step has named.",
  },
  {
    code: "unknown-code",
    wrong: "- **WHEN** it is read: `GET /books/none`\n- **THEN** `404 BOOK_GONE`",
    right: "- **WHEN** it is read: `GET /books/none`\n- **THEN** `404 BOOK_NOT_FOUND`",
    why: "A code is declared by the requirement first: `404 BOOK_NOT_FOUND`.",
  },
  {
    code: "unknown-operation",
    wrong: '- **WHEN** it is changed: `PUT /books/1 { title: "Dune" }`\n- **THEN** `200`',
    right:
      '- **GIVEN** a `Book emma {}`\n- **WHEN** it is changed: `PATCH /books/{emma.id} { title: "Dune" }`\n- **THEN** `200 Book { title: "Dune" }`',
    why: "Send what a requirement declares, by the same method and path.",
  },
  {
    code: "near-miss",
    wrong: `${create}\n- **THEN** \`title == "Emma"\``,
    right: `${create}\n- **THEN** \`title = "Emma"\``,
    why: "One sign compares: `=`, `!=`, `<`, `<=`, `>`, `>=`, `contains`, `matches`, `absent`.",
  },
  {
    code: "two-of-a-kind",
    wrong:
      '- **WHEN** two are added: `POST /books { title: "Emma" }`, `POST /books { title: "Dune" }`\n- **THEN** `201`',
    right: `- **GIVEN** a \`Book {}\`\n${create}\n- **THEN** \`201\``,
    why: "One step sends one request. What must be there before is a GIVEN.",
  },
];
