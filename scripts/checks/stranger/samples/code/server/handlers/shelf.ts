import { randomUUID } from "node:crypto";
import { refuse } from "@specwright/http";
import type { ShelfHandlers } from "../../generated/handlers.js";
import type { Book } from "../../generated/schemas.js";

export function createShelfHandlers(): ShelfHandlers {
  const books = new Map<string, Book>();
  return {
    async postBooks({ body }) {
      const book = { ...body, id: randomUUID() };
      books.set(book.id, book);
      return { status: 201, body: book };
    },
    async getBooksById({ params }) {
      const book = books.get(params.id);
      return book === undefined ? refuse("BOOK_NOT_FOUND") : { status: 200, body: book };
    },
  };
}
