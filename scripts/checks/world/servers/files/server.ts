import { type Answer, type Asked, handwritten } from "../handwritten.js";

interface Stored {
  readonly name: string;
  readonly text: string;
  readonly lang: string;
  readonly version: number;
}

const refused = (status: number, error: string, error_description: string): Answer => ({
  status,
  body: { error, error_description },
});
const etagOf = ({ version, text }: Stored): string => `"v${version}-${text.length}"`;

/** A store of files that knows nothing of Specwright; a fault is built in by its name. */
export const server = handwritten((fault) => {
  const files = new Map<string, Stored>();

  function token({ text }: Asked): Answer {
    const form = new URLSearchParams(text);
    if (form.get("password") !== "secret") {
      const answer = refused(401, "invalid_client", "Nobody is known by that name");
      return fault === "header missing" ? answer : { ...answer, headers: { "www-authenticate": "Bearer" } };
    }
    const access_token = `${form.get("username")}.${form.get("scope")}`;
    return { status: 200, body: { access_token, token_type: "Bearer", expires_in: 3600 } };
  }

  function read(name: string, { headers }: Asked): Answer {
    const file = files.get(name);
    if (file === undefined)
      return refused(404, fault === "wrong code" ? "not_found" : "no_such_file", "There is no such file");
    const etag = etagOf(file);
    if (headers["if-none-match"] === etag && fault !== "wrong status")
      return { status: 304, headers: { etag } };
    const { version, ...shown } = file;
    return { status: 200, headers: { etag }, body: shown };
  }

  function write(name: string, { headers, body }: Asked): Answer {
    const before = files.get(name);
    const wanted = headers["if-match"];
    if (wanted !== undefined && (before === undefined || etagOf(before) !== wanted))
      return refused(412, "out_of_date", "Somebody changed it before");
    const { text, lang = "en" } = body as unknown as Stored;
    const file = { name, text, lang, version: (before?.version ?? 0) + 1 };
    files.set(name, file);
    const { version, ...shown } = file;
    const { lang: _, ...less } = shown;
    return { status: 200, headers: { etag: etagOf(file) }, body: fault === "missing field" ? less : shown };
  }

  return (asked) => {
    const { method, path, headers } = asked;
    if (path === "/oauth/token") return token(asked);
    const [, scope = ""] = /^Bearer \w+\.(.*)$/.exec(headers.authorization ?? "") ?? [];
    const isKnown = scope !== "" || fault === "bad token accepted";
    if (!isKnown) return refused(401, "invalid_token", "The token is missing or wrong");
    const needed = method === "PUT" ? "files:write" : "files:read";
    if (scope !== "" && !scope.split(" ").includes(needed))
      return refused(403, "insufficient_scope", "The token lacks the scope");
    const name = path.slice("/files/".length);
    return method === "PUT" ? write(name, asked) : read(name, asked);
  };
});

export const faults = {
  "wrong code": "reads: `GET /files/nothing`",
  "wrong status": "nothing is new: ",
  "missing field": "wrote `PUT /files/letter",
  "bad token accepted": "it is not taken: ",
  "header missing": 'password: "wrong" }`',
};
