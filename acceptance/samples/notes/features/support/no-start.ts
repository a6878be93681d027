/** An application that cannot start. */
export default function openNotes(): never {
  throw new Error("the database is locked");
}
