import { randomUUID } from "node:crypto";
import { refuse } from "@specwright/http";
import type { NotesHandlers } from "../../generated/handlers.js";
import type { Note } from "../../generated/schemas.js";

/** Keeps notes in memory: a fresh set for each application. */
export function createNotesHandlers(): NotesHandlers {
  const notes = new Map<string, Note>();
  return {
    async postNotes({ body }) {
      const note = { ...body, id: randomUUID() };
      notes.set(note.id, note);
      return { status: 201, body: note };
    },
    async getNotesById({ params }) {
      const note = notes.get(params.id);
      return note === undefined ? refuse("NOTE_NOT_FOUND") : { status: 200, body: note };
    },
    async deleteNotesById({ params }) {
      return notes.delete(params.id) ? { status: 204 } : refuse("NOTE_NOT_FOUND");
    },
  };
}
