import { type Answer, type Asked, handwritten } from "../handwritten.js";

const refused = (status: number, field: string, message: string): Answer => ({
  status,
  body: { errors: { [field]: [message] } },
});

/** A blogging server that knows nothing of Specwright; a fault is built in by its name. */
export const server = handwritten((fault) => {
  const accounts = new Map<string, { readonly email: string; readonly password: string }>();
  /** Whose they are. */
  const tokens = new Map<string, string>();
  const articles = new Map<string, object>();

  function register({ body }: Asked): Answer {
    const { username, email, password } = (body?.user ?? {}) as Record<string, string | undefined>;
    for (const [field, value] of Object.entries({ username, email, password }))
      if (value === undefined || value === "") return refused(422, field, "can't be blank");
    if ((password ?? "").length < 8) return refused(422, "password", "is too short");
    if (accounts.has(username ?? ""))
      return fault === "wrong code"
        ? refused(422, "username", "can't be blank")
        : refused(409, "username", "has already been taken");
    accounts.set(username ?? "", { email: email ?? "", password: password ?? "" });
    const { token, ...user } = loggedIn(username ?? "");
    return {
      status: fault === "wrong status" ? 200 : 201,
      body: { user: fault === "missing field" ? user : { ...user, token } },
    };
  }

  function loggedIn(username: string) {
    const token = `token-${tokens.size + 1}`;
    tokens.set(`Token ${token}`, username);
    return { ...userOf(username), token };
  }

  const userOf = (username: string) => ({ username, email: accounts.get(username)?.email, bio: null });

  function login({ body }: Asked): Answer {
    const { username = "", password } = (body?.user ?? {}) as Record<string, string | undefined>;
    return accounts.get(username)?.password === password
      ? { status: 200, body: { user: loggedIn(username) } }
      : refused(401, "token", "is invalid");
  }

  function write({ body }: Asked): Answer {
    const { title = "", tagList = [] } = (body?.article ?? {}) as { title?: string; tagList?: string[] };
    const slug = title.toLowerCase().replaceAll(" ", "-");
    const article = { slug, title, tagList, state: "draft", created: new Date().toISOString() };
    articles.set(slug, article);
    const headers = fault === "header missing" ? {} : { location: `/api/articles/${slug}` };
    return { status: 201, headers, body: { article } };
  }

  return (asked) => {
    const { method, path, headers } = asked;
    if (method === "POST" && path === "/api/users") return register(asked);
    if (method === "POST" && path === "/api/users/login") return login(asked);
    if (method === "GET" && path.startsWith("/api/articles/")) {
      const article = articles.get(path.slice("/api/articles/".length));
      return article === undefined
        ? refused(404, "article", "is not there")
        : { status: 200, body: { article } };
    }
    const token = headers.authorization;
    if (token === undefined) return refused(401, "token", "is missing");
    const [anybody = null] = tokens.values();
    const name = tokens.get(token) ?? (fault === "bad token accepted" ? anybody : null);
    if (name === null) return refused(401, "token", "is invalid");
    if (method === "POST") return write(asked);
    return { status: 200, body: { user: { ...userOf(name), token: token.replace("Token ", "") } } };
  };
});

/** Each fault, and the words of the step that must be red for it. */
export const faults = {
  "wrong code": "it is taken: ",
  "wrong status": 'somebody registers: `POST /api/users { user: { username: "jake"',
  "missing field": 'somebody registers: `POST /api/users { user: { username: "jake"',
  "bad token accepted": "it is not taken: ",
  "header missing": "writes: `POST /api/articles",
};
