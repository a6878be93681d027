import { refuse } from "@specwright/http";
import type { AusleiheHandlers } from "../generated/handlers.js";
import type { Loan } from "../generated/schemas.js";
import type { Library } from "./library.js";

const term = 28 * 24 * 60 * 60 * 1_000;

export function createAusleiheHandlers({ books, loans }: Library): AusleiheHandlers {
  return {
    async postLoans({ body }, { caller, now }) {
      const book = books.get(body.book);
      if (book === undefined) return refuse("BOOK_UNKNOWN");
      if (book.copies === 0) return refuse("NO_COPY_LEFT");
      const due = new Date(now().getTime() + term).toISOString().slice(0, 10);
      const loan: Loan = {
        id: loans.size + 1,
        book: book.number,
        reader: caller ?? "somebody",
        status: "OUT",
        due,
        returnedAt: null,
      };
      books.set(book.number, { ...book, copies: book.copies - 1 });
      loans.set(loan.id, loan);
      return { status: 201, body: { loan } };
    },
    async postLoansByIdReturn({ params: { id } }, { now }) {
      const loan = loans.get(id);
      if (loan === undefined) return refuse("LOAN_UNKNOWN");
      if (loan.status === "RETURNED") return refuse("ALREADY_RETURNED");
      const returned: Loan = { ...loan, status: "RETURNED", returnedAt: now().toISOString() };
      const book = books.get(loan.book);
      if (book !== undefined) books.set(book.number, { ...book, copies: book.copies + 1 });
      loans.set(id, returned);
      return { status: 200, body: { loan: returned } };
    },
    async getLoans({ query: { reader } }) {
      return { status: 200, body: [...loans.values()].filter((loan) => loan.reader === reader) };
    },
  };
}
