import type { RequestListener, ServerResponse } from "node:http";

/** Why a request is refused: a bad value names its field. */
export type Fault =
  | { readonly kind: "blank" | "long" | "taken"; readonly field: "title" }
  | { readonly kind: "missing" | "stranger"; readonly field: null };

/** How a framework writes a refusal. */
export type Style = (
  fault: Fault,
  path: string,
) => { readonly status: number; readonly media?: string; readonly body: unknown };

interface Note {
  readonly id: number;
  readonly title: string;
}

/** A server of notes that knows nothing of Specwright; only its refusals differ by framework. */
export function notesServer(style: Style): RequestListener {
  const notes = new Map<number, Note>();
  return async (request, response) => {
    const path = request.url ?? "/";
    const refuse = (fault: Fault): void => {
      const { status, media = "application/json", body } = style(fault, path);
      send(response, status, body, media);
    };
    if (path === "/notes" && request.method === "POST") {
      const title = await titleOf(request);
      const fault = faultOf(title, [...notes.values()]);
      if (fault !== null) return refuse({ kind: fault, field: "title" });
      const note = { id: notes.size + 1, title };
      notes.set(note.id, note);
      return send(response, 201, note);
    }
    if (request.method === "DELETE" && !/^Bearer \w+$/.test(request.headers.authorization ?? ""))
      return refuse({ kind: "stranger", field: null });
    const note = notes.get(Number(path.replace("/notes/", "")));
    if (note === undefined) return refuse({ kind: "missing", field: null });
    if (request.method !== "DELETE") return send(response, 200, note);
    notes.delete(note.id);
    response.writeHead(204).end();
  };
}

async function titleOf(request: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { title }: { readonly title: string } = JSON.parse(Buffer.concat(chunks).toString());
  return title;
}

function faultOf(title: string, notes: readonly Note[]): "blank" | "long" | "taken" | null {
  if (title === "") return "blank";
  if (title.length > 20) return "long";
  return notes.some((note) => note.title === title) ? "taken" : null;
}

function send(response: ServerResponse, status: number, body: unknown, media = "application/json"): void {
  response.writeHead(status, { "content-type": media }).end(JSON.stringify(body));
}
