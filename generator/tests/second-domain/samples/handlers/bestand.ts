import { refuse } from "@specwright/http";
import type { BestandHandlers } from "../generated/handlers.js";
import type { Book, BookCard } from "../generated/schemas.js";
import type { Library } from "./library.js";

export function createBestandHandlers({ books }: Library): BestandHandlers {
  return {
    async postBooks({ body }) {
      if ([...books.values()].some(({ isbn }) => isbn === body.isbn)) return refuse("ISBN_KNOWN");
      const book: Book = { number: books.size + 1, ...body };
      books.set(book.number, book);
      return { status: 201, body: { book } };
    },
    async getBooks({ query: { genre, limit } }) {
      const found = [...books.values()]
        .filter((book) => genre === undefined || book.genre === genre)
        .sort((a, b) => a.title.localeCompare(b.title, "de"));
      return { status: 200, body: { books: found.slice(0, limit).map(toCard), total: found.length } };
    },
    async getBooksByNumber({ params: { number } }) {
      const book = books.get(number);
      return book === undefined ? refuse("BOOK_UNKNOWN") : { status: 200, body: book };
    },
  };
}

function toCard({ translations: _translations, copies: _copies, ...card }: Book): BookCard {
  return card;
}
