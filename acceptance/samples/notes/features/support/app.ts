import type { Application, ApplicationOptions } from "@specwright/acceptance";
import { answering, refused } from "../../../../testing/notes.js";

interface Note {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
}

/** Notes in memory. The list is off its schema when asked oddly, and only a restart keeps what was written. */
export default function openNotes({ now }: ApplicationOptions): Application {
  notes = new Map();
  return serve(notes, now);
}

let notes = new Map<string, Note>();

/** What the application of this scenario keeps. */
export const kept = (): ReadonlyMap<string, Note> => notes;

function serve(notes: Map<string, Note>, now: () => Date): Application {
  const { listener } = answering(({ method, url, body }) => {
    if (url === "/text") return { status: 200, text: now().toISOString(), headers: { "content-type": "text/plain" } };
    if (url.startsWith("/notes?odd")) return { status: 200, body: [{ id: 7 }] };
    if (method === "POST") return write(notes, JSON.parse(body) as Partial<Note>);
    if (!url.startsWith("/notes/")) return { status: 200, body: [...notes.values()] };
    const note = notes.get(url.slice("/notes/".length));
    return note === undefined ? refused(404, "NOTE_NOT_FOUND") : { status: 200, body: note };
  });
  return { handler: listener, close() {}, restart: () => serve(notes, now) };
}

function write(notes: Map<string, Note>, { title, owner = "nobody" }: Partial<Note>) {
  if (typeof title !== "string") return refused(400, "VALIDATION_FAILED");
  const note = { id: `n${notes.size + 1}`, title, owner };
  notes.set(note.id, note);
  return { status: 201, body: note, headers: { location: `/notes/${note.id}` } };
}
